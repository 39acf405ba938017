/** Stretches of formatted text, as office documents have them, to one escaped stretch of Markdown. */
import { escapeCell, escapeLine } from '../escapeMarkdown.ts';

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  /** An address that a browser may open; others are left out. */
  readonly link?: string;
  /** Label of a footnote that is called after the text. */
  readonly note?: string;
}

// Unicode keeps these for a program's own use: they stand for marks while the text around them is escaped.
const marks = {
  open: '\uFDD0',
  close: '\uFDD1',
  bold: '\uFDD2',
  italic: '\uFDD3',
  strike: '\uFDD4',
  link: '\uFDD5',
};
const anyMark = /[\uFDD0-\uFDEF]/g;

/** Lines of a paragraph, item or heading. */
export function inlineMarkdown(runs: readonly Run[]): string {
  return written(runs, (text) =>
    text
      .split('\n')
      .map(escapeLine)
      .filter((line) => line !== '')
      .join('\n'),
  );
}

/** The same in one line, for a cell of a table. */
export function cellMarkdown(runs: readonly Run[]): string {
  return written(runs, escapeCell);
}

/** A footnote's call that survives a conversion from HTML; `withNoteCalls` makes Markdown of it. */
export function noteCall(label: string): string {
  return `${marks.open}${label}${marks.close}`;
}

export function withNoteCalls(markdown: string): string {
  return markdown.replace(/\uFDD0([^\uFDD0\uFDD1]*)\uFDD1/g, '[^$1]');
}

function written(runs: readonly Run[], escape: (text: string) => string): string {
  const links: string[] = [];
  const merged = mergeRuns(runs);
  const marked = merged.map((run, i) => markRun(run, merged[i - 1], merged[i + 1], links)).join('');
  return withNoteCalls(escape(marked))
    .replaceAll(marks.bold, '**')
    .replaceAll(marks.italic, '*')
    .replaceAll(marks.strike, '~~')
    .replace(/\uFDD5([^\uFDD5]*)\uFDD5/g, (_, text: string) => `[${text}](${links.shift() ?? ''})`);
}

/** Office programs cut a word where the script or the spelling changes. */
function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const clean = { ...run, text: run.text.replace(anyMark, '') };
    if (clean.text === '' && !clean.note) continue;
    const last = merged.at(-1);
    if (last && !last.note && isAlike(last, clean))
      merged[merged.length - 1] = { ...clean, text: last.text + clean.text };
    else merged.push(clean);
  }
  return merged;
}

function isAlike(a: Run, b: Run): boolean {
  return !a.bold === !b.bold && !a.italic === !b.italic && !a.strike === !b.strike && a.link === b.link;
}

function markRun(run: Run, before: Run | undefined, after: Run | undefined, links: string[]): string {
  const text = run.text.trim();
  const lead = run.text.slice(0, run.text.length - run.text.trimStart().length);
  const trail = run.text.slice(lead.length + text.length);
  const call = run.note ? noteCall(run.note) : '';
  if (text === '') return run.text + call;
  let marked = text;
  if (canEmphasise(text, lead === '' ? before : undefined, trail === '' ? after : undefined)) {
    if (run.strike) marked = marks.strike + marked + marks.strike;
    else {
      if (run.italic) marked = marks.italic + marked + marks.italic;
      if (run.bold) marked = marks.bold + marked + marks.bold;
    }
  }
  if (run.link && isOpenable(run.link) && !text.includes('\n')) {
    links.push(run.link.replace(/[\s<>()]/g, encodeURIComponent).replace(/[()]/g, escapeParenthesis));
    marked = marks.link + marked + marks.link;
  }
  return lead + marked + call + trail;
}

/**
 * Markdown takes asterisks beside punctuation for plain ones when a letter stands on their other side, as
 * after every Korean word in brackets; and those of two stretches that touch for one row.
 */
function canEmphasise(text: string, before: Run | undefined, after: Run | undefined): boolean {
  if (text.includes('\n')) return false;
  const opens = /^[\p{L}\p{N}]/u.test(text) || !before || /\s$/.test(before.text);
  const closes = /[\p{L}\p{N}]$/u.test(text) || !after || /^\s/.test(after.text);
  return opens && closes && !(before && isEmphasised(before) && /\S$/.test(before.text));
}

function isEmphasised({ bold, italic, strike }: Run): boolean {
  return Boolean(bold || italic || strike);
}

function isOpenable(link: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(link);
}

function escapeParenthesis(character: string): string {
  return character === '(' ? '%28' : '%29';
}
