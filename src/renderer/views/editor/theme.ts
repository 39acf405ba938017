/** The editor looks like the note that is read: the same fonts, measure and colours, from the page's own variables. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { hashtagTag, wikilinkTag } from './markdownSyntax.ts';

const look = EditorView.theme({
  '&': {
    color: 'var(--text)',
    backgroundColor: 'transparent',
    fontSize: 'var(--text-note)',
    outline: 'none',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-sans)', lineHeight: 'var(--leading-note)', overflow: 'visible' },
  '.cm-content': {
    padding: '0 0 40vh',
    caretColor: 'var(--accent)',
    wordBreak: 'keep-all',
    overflowWrap: 'anywhere',
  },
  '.cm-line': { padding: '0' },
  '.cm-content ::selection, .cm-content::selection': { backgroundColor: 'var(--selection)' },
  '.cm-placeholder': { color: 'var(--text-tertiary)' },
  '.cm-tooltip': {
    zIndex: 'var(--z-overlay)',
    overflow: 'hidden',
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-lg)',
    backgroundColor: 'var(--surface-raised)',
    boxShadow: 'var(--shadow-md)',
    color: 'var(--text)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: '18rem',
    padding: '4px',
    fontFamily: 'var(--font-sans)',
    fontSize: 'var(--text-md)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'baseline',
    gap: 'var(--space-3)',
    maxWidth: '30rem',
    padding: '0.25rem var(--space-2)',
    borderRadius: 'var(--radius-sm)',
    lineHeight: 'var(--leading-ui)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--accent-text)',
  },
  '.cm-panels': {
    zIndex: 'var(--z-sticky)',
    border: '0',
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
  },
  '.cm-panels-top': { borderBottom: '1px solid var(--border)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 'var(--space-2)',
    // Room for the button that closes it.
    padding: 'var(--space-2) 2rem var(--space-2) 0',
    fontSize: 'var(--text-md)',
  },
  '.cm-panel.cm-search br': { flexBasis: '100%', height: '0', content: '""' },
  '.cm-panel.cm-search .cm-textfield': {
    flex: '1 1 9rem',
    boxSizing: 'border-box',
    minWidth: '0',
    maxWidth: '13rem',
  },
  '.cm-panel.cm-search .cm-textfield, .cm-panel.cm-search .cm-button, .cm-panel.cm-search label': {
    margin: '0',
  },
  '.cm-panel.cm-search [name=close]': {
    top: 'var(--space-2)',
    right: '0',
    width: '1.75rem',
    height: '1.75rem',
    borderRadius: 'var(--radius-sm)',
    fontSize: 'var(--text-lg)',
    color: 'var(--text-secondary)',
  },
  '.cm-panel.cm-search [name=close]:hover, .cm-button:hover': { background: 'var(--hover)' },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '0.25rem',
    fontSize: 'var(--text-sm)',
  },
  '.cm-panel.cm-search input[type=checkbox]': { margin: '0', accentColor: 'var(--accent)' },
  '.cm-textfield, .cm-button': {
    padding: '0.25rem var(--space-2)',
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-md)',
    background: 'var(--surface-raised)',
    color: 'var(--text)',
    font: 'inherit',
  },
  '.cm-textfield:focus-visible, .cm-button:focus-visible, .cm-panel input:focus-visible': {
    outline: '2px solid var(--focus)',
    outlineOffset: '0',
  },
  '.cm-button:active': { background: 'var(--active)' },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--mark-strong)' },
  '.cm-completionLabel': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '.cm-completionDetail': {
    flex: '1',
    minWidth: '0',
    marginLeft: '0',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: 'var(--text-tertiary)',
    fontSize: 'var(--text-sm)',
    fontStyle: 'normal',
    textAlign: 'right',
  },
});

const quiet = 'var(--text-tertiary)';

const words = HighlightStyle.define([
  { tag: tags.heading1, fontSize: '1.6em', fontWeight: 'var(--weight-strong)', lineHeight: '1.4' },
  { tag: tags.heading2, fontSize: '1.35em', fontWeight: 'var(--weight-strong)', lineHeight: '1.45' },
  { tag: tags.heading3, fontSize: '1.18em', fontWeight: 'var(--weight-strong)' },
  { tag: [tags.heading4, tags.heading5, tags.heading6], fontWeight: 'var(--weight-strong)' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through', color: 'var(--text-secondary)' },
  { tag: tags.monospace, fontFamily: 'var(--font-mono)', fontSize: '0.9em' },
  { tag: tags.quote, color: 'var(--text-secondary)' },
  { tag: [tags.link, wikilinkTag], color: 'var(--accent-text)' },
  { tag: hashtagTag, color: 'var(--accent-text)', whiteSpace: 'nowrap' },
  { tag: tags.url, color: quiet },
  { tag: tags.meta, color: quiet, fontFamily: 'var(--font-mono)', fontSize: '0.85em' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName, tags.comment], color: quiet },
]);

export const theme: Extension = [look, syntaxHighlighting(words)];
