/**
 * Everything that changes people's files, one after the other: a save never meets a move of the same note.
 * The index follows each change before the next begins, so that it is decided on what there is.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Note, NoteId } from '../../shared/domain/note.ts';
import type {
  MovedNote,
  NoteTemplate,
  SaveResult,
  TrashedNote,
  UndoableChange,
} from '../../shared/domain/writing.ts';
import { SaegimError } from '../../shared/errors.ts';
import { attachFile } from './attachFile.ts';
import { createAttachments, type Attachments } from './attachments.ts';
import { createChanges } from './changes.ts';
import { createNote, openDaily, type NewNote } from './createNote.ts';
import { inverse, type FileChange } from './fileChange.ts';
import { realFiles, type Files } from './files.ts';
import { prepareMove } from './moveNote.ts';
import { createLastPlaces, saveNote, type Saving } from './saveNote.ts';
import type { Sync } from './sync.ts';
import { findTemplates } from './templates.ts';
import { hashOf, readBytes } from './textBytes.ts';
import { listTrash, prepareRestore, prepareTrash, rememberTrashed } from './trash.ts';
import { noteAt, noteOf, type WritingParts } from './writingParts.ts';

/** The calls of the contract of the same names; errors besides those of its parts: store-locked. */
export interface Writing {
  readonly attachments: Attachments;
  /** Resolves when nothing is being written. */
  settle(): Promise<void>;
  /** Once, before the files are looked at: ends what a dead process began. */
  recover(): Promise<void>;
  /** A person has this note open: its text is saved even when the file goes meanwhile. */
  remember(note: Note): void;
  save(noteId: NoteId, saving: Saving): Promise<SaveResult>;
  create(note: NewNote): Promise<Note>;
  /** @param date `YYYY-MM-DD` */
  daily(date: string): Promise<Note>;
  templates(): readonly NoteTemplate[];
  /** Answered when the files are whole; the index then reads the links that were written. */
  move(noteId: NoteId, newPath: string): Promise<MovedNote>;
  trash(noteIds: readonly NoteId[]): Promise<UndoableChange>;
  /**
   * @throws SaegimError not-found (no such change, or a file is gone), already-exists (an old name is taken),
   * invalid-argument (a file says something else by now)
   */
  undo(undoId: string): Promise<void>;
  listTrash(): Promise<readonly TrashedNote[]>;
  restore(id: string): Promise<Note>;
  /** @returns the path to write into a link, from the note */
  attach(noteId: NoteId, name: string, bytes: Uint8Array): Promise<string>;
}

export type WritingOptions = Pick<
  WritingParts,
  'store' | 'preparer' | 'log' | 'libraryFolder' | 'roots' | 'indexFolder'
> & {
  readonly sync: Sync;
  readonly files?: Files;
  readonly clock?: () => Date;
};

/** More than anyone takes back; each holds the bytes that were replaced. */
const mostUndos = 50;

export function createWriting({
  files = realFiles,
  clock = () => new Date(),
  ...options
}: WritingOptions): Writing {
  const { store, log } = options;
  const places = createLastPlaces();
  const done = new Map<string, FileChange>();
  /** The files are as they should be; where the index did not follow, the watcher or the next start sees to it. */
  const sync: Sync = (paths, renames) =>
    options
      .sync(paths, renames)
      .catch((error: unknown) => log('warn', 'the index did not follow a change of files', error));
  const changes = createChanges({ files, sync, log, folder: path.join(options.indexFolder, 'changes') });
  const attachments = createAttachments();
  const parts: WritingParts = { ...options, files, clock, sync, changes, attachments };

  /** Everything that writes a file. */
  const writes = createTurns();
  /** What decides by the index, besides: each waits until the index has read what the one before wrote. */
  const restructurings = createTurns();

  function inTurn<T>(act: () => Promise<T>, follow?: (result: T) => Promise<unknown>): Promise<T> {
    return writes(async () => {
      if (store.isReadOnly) throw new SaegimError('store-locked', 'the library is open elsewhere');
      return act();
    }, follow);
  }

  /** Saves go on while the index follows: a note with a thousand links to it may take a while. */
  function restructure<T>(act: () => Promise<{ result: T; change: FileChange }>): Promise<T> {
    const done = restructurings(
      () => inTurn(act),
      ({ change }) =>
        change.writes.length > 0 ? sync(change.writes.map(({ path }) => path)) : Promise.resolve(),
    );
    return done.then(({ result }) => result);
  }

  function undoable(change: FileChange): string {
    const undoId = randomUUID();
    done.set(undoId, change);
    if (done.size > mostUndos) done.delete(done.keys().next().value!);
    return undoId;
  }

  /** A note is known after its move by what the index knows of its file. */
  async function syncIfStale(note: Note): Promise<void> {
    const absolutePath = path.join(note.root, note.path);
    if (hashOf(await readBytes(absolutePath)) !== note.contentHash) await sync([absolutePath]);
  }

  async function noteOfNew(absolutePath: string): Promise<Note> {
    await sync([absolutePath]);
    return noteAt(store, absolutePath);
  }

  return {
    attachments,
    recover: () => (store.isReadOnly ? Promise.resolve() : inTurn(changes.recover)),
    async settle() {
      await restructurings(async () => {});
      await writes(async () => {});
    },
    remember: places.remember,
    save(noteId, saving) {
      const place = () => {
        const found = store.note(noteId) ?? places.get(noteId);
        if (!found) throw new SaegimError('not-found', 'no note has this id');
        return found;
      };
      // Answered once it is on the disk; whatever comes next finds it in the index.
      return inTurn(
        async () => saveNote(parts, place(), saving),
        async ({ kind }) => kind === 'saved' && sync([path.join(place().root, place().path)]),
      );
    },
    create: (note) => inTurn(async () => noteOfNew(await createNote(parts, note))),
    daily: (date) => inTurn(async () => noteOfNew(await openDaily(parts, date))),
    templates: () => (options.libraryFolder === undefined ? [] : findTemplates(store.notes())),
    move: (noteId, newPath) =>
      restructure(async () => {
        await syncIfStale(noteOf(store, noteId));
        const move = await prepareMove(parts, noteId, newPath);
        const { change, absolutePath, after, rewrittenLinks, noteIds } = move;
        await changes.apply(change);
        attachments.forget(after.root);
        const note = store.noteByPath(absolutePath) ?? after; // a pattern may leave its new place out
        places.remember(note);
        return { change, result: { note, rewrittenLinks, noteIds, undoId: undoable(change) } };
      }),
    trash: (noteIds) =>
      restructure(async () => {
        const { change, trashed } = await prepareTrash(parts, noteIds);
        await changes.apply(change);
        for (const noteId of noteIds) places.forget(noteId);
        await rememberTrashed(parts, trashed).catch((error: unknown) =>
          log('warn', 'only the paths tell where trashed notes were', error),
        );
        return { change, result: { noteIds: [...new Set(noteIds)], undoId: undoable(change) } };
      }),
    undo: (undoId) =>
      restructure(async () => {
        const made = done.get(undoId);
        if (!made) throw new SaegimError('not-found', 'there is no such change to take back');
        const change = inverse(made);
        await changes.apply(change);
        done.delete(undoId);
        return { change, result: undefined };
      }),
    listTrash: () => listTrash(parts),
    restore: (id) =>
      restructure(async () => {
        const { change, absolutePath } = await prepareRestore(parts, id);
        await changes.apply(change);
        return { change, result: noteAt(store, absolutePath) };
      }),
    attach: (noteId, name, bytes) =>
      inTurn(async () => {
        const note = noteOf(store, noteId);
        const { absolutePath, target } = await attachFile(parts, note, name, bytes);
        attachments.forget(note.root);
        await sync([absolutePath]); // a PDF is a note, too
        return target;
      }),
  };
}

/**
 * One after the other.
 * @returns `follow` belongs to the turn, and nobody waits for it
 */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>, follow?: (result: T) => Promise<unknown>): Promise<T> => {
    const mine = last.then(act);
    last = mine.then(follow).catch(() => {}); // reported to whoever asked
    return mine;
  };
}
