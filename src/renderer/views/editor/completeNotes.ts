/** What is offered while one types: `[[` notes, `[[Note#` its headings, `#` tags. */
import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorView } from '@codemirror/view';
import { createLinkResolver } from '../../../shared/domain/links.ts';
import type { Note, NoteId } from '../../../shared/domain/note.ts';
import { readableFolder } from '../../format/path.ts';
import { matchText } from '../../match/matchText.ts';
import { headingsOf } from './headings.ts';
import { createLinkNames, type LinkNames } from './linkNames.ts';
import { countTags, prepareLinks, rankLinks, rankTags, type CountedTag } from './rankLinks.ts';

export interface CompletionParts {
  /** The note that is written. */
  readonly noteId: NoteId;
  readonly notes: () => readonly Note[];
  /** Newest first. */
  readonly recent: () => readonly NoteId[];
  readonly readText: (noteId: NoteId) => Promise<string>;
}

/** While nothing else is to be done, so that the first `[[` in a large library is answered at once. */
export function prepareCompletion(notes: readonly Note[], from = 0): void {
  if (from >= notes.length) return;
  requestIdleCallback(() => prepareCompletion(notes, prepareLinks(notes, from)));
}

export function completionSources(parts: CompletionParts): readonly CompletionSource[] {
  return [
    (context) => (isInCode(context) ? null : completeLink(parts, context)),
    (context) => (isInCode(context) ? null : completeHeading(parts, context)),
    (context) => (isInCode(context) ? null : completeTag(parts, context)),
  ];
}

function completeLink(
  { noteId, notes, recent }: CompletionParts,
  context: CompletionContext,
): CompletionResult | null {
  const typed = context.matchBefore(/\[\[[^[\]\n|#^]*/);
  if (!typed) return null;
  const all = notes();
  const others = typed.text === '[[' ? all.filter(({ id }) => id !== noteId) : all;
  const found = rankLinks(others, typed.text.slice(2), recent());
  return unfiltered(
    typed.from + 2,
    found.map((note) => ({
      label: note.title,
      detail: readableFolder(note.path),
      apply: (view, _, from, to) => insertTarget(view, linkNames(all).linkTo(note), from, to),
    })),
  );
}

async function completeHeading(
  { noteId, notes, readText }: CompletionParts,
  context: CompletionContext,
): Promise<CompletionResult | null> {
  const typed = context.matchBefore(/\[\[[^[\]\n|#]*#[^[\]\n|]*/);
  const [, target, query] = /^\[\[(.*?)#(.*)$/.exec(typed?.text ?? '') ?? [];
  if (!typed || target === undefined || query === undefined) return null;
  const text = target === '' ? context.state.doc.toString() : await textOf(target);
  const headings = [...new Set(headingsOf(text))].filter((heading) => matchText(query, heading) > 0);
  return unfiltered(
    typed.to - query.length,
    headings.map((heading) => ({
      label: heading,
      apply: (view, _, from, to) => insertTarget(view, heading.replace(/[[\]|#^]/g, ' ').trim(), from, to),
    })),
  );

  async function textOf(name: string): Promise<string> {
    const all = notes();
    const from = all.find(({ id }) => id === noteId);
    if (!from) return '';
    const link = { kind: 'wikilink', target: name.trim(), range: { start: 0, end: 0 } } as const;
    const found = createLinkResolver(all)(from, link);
    // A note that cannot be read offers no headings; the link can be written all the same.
    return found === undefined ? '' : readText(found).catch(() => '');
  }
}

/** A lone `#` begins a heading as well; at the beginning of a line only letters make it a tag. */
function completeTag({ notes }: CompletionParts, context: CompletionContext): CompletionResult | null {
  const typed = context.matchBefore(/(?:^|[\s(,])#[\p{L}\p{N}\p{M}_/-]*/u);
  if (!typed || context.matchBefore(/\[\[[^\]\n]*/)) return null;
  const at = typed.from + typed.text.indexOf('#');
  const query = context.state.sliceDoc(at + 1, context.pos);
  if (query === '' && at === context.state.doc.lineAt(at).from) return null;
  const found = rankTags(tagsOf(notes()), query);
  return unfiltered(
    at + 1,
    found.map(({ tag, count }) => ({ label: tag, detail: String(count), type: 'keyword' })),
  );
}

/** In our order, asked anew at each letter. */
function unfiltered(from: number, options: readonly Completion[]): CompletionResult | null {
  return options.length > 0 ? { from, options: [...options], filter: false } : null;
}

/** Closes the link, or goes behind the brackets that are there. */
function insertTarget(view: EditorView, target: string, from: number, to: number): void {
  const isClosed = view.state.sliceDoc(to, to + 2) === ']]';
  const insert = isClosed ? target : `${target}]]`;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + target.length + 2 },
    userEvent: 'input.complete',
  });
}

function isInCode({ state, pos }: CompletionContext): boolean {
  for (let node = syntaxTree(state).resolveInner(pos, -1); ; node = node.parent!) {
    if (/^(FencedCode|CodeBlock|InlineCode|CodeText|FrontMatter)$/.test(node.name)) return true;
    if (!node.parent) return false;
  }
}

/** The list of notes stays the same object while one types. */
const namesOfNotes = new WeakMap<readonly Note[], LinkNames>();
const tagsOfNotes = new WeakMap<readonly Note[], readonly CountedTag[]>();

export function linkNames(notes: readonly Note[]): LinkNames {
  return remembered(namesOfNotes, notes, createLinkNames);
}

function tagsOf(notes: readonly Note[]): readonly CountedTag[] {
  return remembered(tagsOfNotes, notes, countTags);
}

function remembered<K extends object, V>(known: WeakMap<K, V>, key: K, make: (key: K) => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make(key);
  known.set(key, made);
  return made;
}
