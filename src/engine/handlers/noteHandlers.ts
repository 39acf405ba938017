import path from 'node:path';
import type { Note, NoteDocument } from '../../shared/domain/note.ts';
import { isWritableFormat, noteFormat } from '../../shared/domain/noteFormat.ts';
import { SaegimError } from '../../shared/errors.ts';
import { readNoteFile } from '../import/index.ts';
import { createLinkIndex, findMentions, type LinkIndex } from '../mentions/index.ts';
import { readTextFile } from '../write/index.ts';
import type { HandlerParts, HandlersOf } from './handlerParts.ts';

type Reading = Pick<HandlersOf<'note'>, 'note.read' | 'note.related' | 'note.mentions' | 'note.attachment'>;

export function noteHandlers(parts: HandlerParts): Reading {
  const links = createLinkIndex(() => parts.store.notes());
  return {
    'note.read': ({ noteId }) => readNote(parts, links, noteId),
    'note.related': ({ noteId, limit }) => parts.search.related(noteId, limit),
    'note.mentions': ({ noteId }) =>
      findMentions({ ...parts, links, readText: (note) => readIndexedText(parts, note) }, noteId),
    'note.attachment': async ({ noteId, target }) =>
      parts.writing.attachments.read(noteOf(parts, noteId), target),
  };
}

function noteOf({ store }: HandlerParts, noteId: string): Note {
  const note = store.note(noteId);
  if (!note) throw new SaegimError('not-found', 'no note has this id');
  return note;
}

async function readNote(parts: HandlerParts, links: () => LinkIndex, noteId: string): Promise<NoteDocument> {
  const { store, preparer } = parts;
  const note = noteOf(parts, noteId);
  const { bytes, contentHash } = await readNoteFile(path.join(note.root, note.path));
  const { text, markup, places, properties } = await preparer.read(bytes, path.basename(note.path));
  parts.writing.remember(note);
  parts.queue.prioritise(note.id);
  const { resolve, linksTo } = links();
  return {
    note,
    text,
    markup,
    places,
    properties,
    contentHash,
    isWritable: !store.isReadOnly && isWritableFormat(noteFormat(note.path)),
    isStale: note.contentHash !== '' && contentHash !== note.contentHash, // '' awaits being read anew
    outgoing: note.links.map((link) => ({ ...link, noteId: resolve(note, link) })),
    backlinks: linksTo(note.id).map(({ from }) => ({ noteId: from.id, title: from.title, path: from.path })),
  };
}

async function readIndexedText({ preparer }: HandlerParts, note: Note): Promise<string | undefined> {
  if (!isWritableFormat(noteFormat(note.path))) return undefined;
  const file = await readTextFile(path.join(note.root, note.path), preparer).catch(() => undefined);
  return file?.contentHash === note.contentHash ? file.text : undefined;
}
