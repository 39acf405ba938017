import type { Note } from '../../../shared/domain/note.ts';
import { isBadFolder, joinedPath, whyBadName } from './notePaths.ts';

/** Why a note cannot go there. @returns undefined when it can */
export function moveProblem(
  note: Note,
  folder: string,
  name: string,
  notes: readonly Note[],
): 'bad' | 'taken' | 'same' | undefined {
  if (whyBadName(name.trim()) || isBadFolder(folder)) return 'bad';
  const path = joinedPath(folder, name, note.path).normalize('NFC');
  if (path === note.path.normalize('NFC')) return 'same';
  // Another case of its own name is no clash, though many file systems take both for one.
  const key = path.toLowerCase();
  const isTaken = notes.some(
    (other) =>
      other.id !== note.id && other.root === note.root && other.path.normalize('NFC').toLowerCase() === key,
  );
  return isTaken ? 'taken' : undefined;
}
