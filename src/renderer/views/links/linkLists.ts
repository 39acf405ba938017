import type { Mention, NoteId, ResolvedLink } from '../../../shared/domain/note.ts';

export interface MentioningNote {
  readonly noteId: NoteId;
  readonly title: string;
  readonly path: string;
  readonly mentions: readonly Mention[];
}

/** One entry a note, in the order in which the notes first come. */
export function groupMentions(mentions: readonly Mention[]): MentioningNote[] {
  const groups = new Map<NoteId, { noteId: NoteId; title: string; path: string; mentions: Mention[] }>();
  for (const mention of mentions) {
    const { noteId, title, path } = mention;
    const group = groups.get(noteId) ?? { noteId, title, path, mentions: [] };
    group.mentions.push(mention);
    groups.set(noteId, group);
  }
  return [...groups.values()];
}

export interface OutgoingLink {
  readonly target: string;
  /** Undefined for a link to nowhere. */
  readonly noteId?: NoteId;
  /** How often it is written. */
  readonly count: number;
}

/**
 * Where the links of a note lead, each once; those to nowhere last. Links within the note and embedded
 * files are left out.
 */
export function outgoingLinks(links: readonly ResolvedLink[], from: NoteId): OutgoingLink[] {
  const found = new Map<string, { target: string; noteId?: NoteId; count: number }>();
  for (const { target, noteId, isEmbed } of links) {
    if (target === '' || noteId === from || (noteId === undefined && isEmbed)) continue;
    const key = noteId ?? `\n${target.normalize('NFC').toLowerCase()}`;
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { target, ...(noteId !== undefined && { noteId }), count: 1 });
  }
  const all = [...found.values()];
  return [
    ...all.filter(({ noteId }) => noteId !== undefined),
    ...all.filter(({ noteId }) => noteId === undefined),
  ];
}
