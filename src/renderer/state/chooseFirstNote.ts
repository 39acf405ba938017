import type { Note } from '../../shared/domain/note.ts';

/** Names people give to the note that leads into the others. */
const doors = /^(readme|index|home|start|welcome|시작|환영|홈|목차|대문)|welcome|시작하기/i;

/** @returns a note that is called like a door, nearest to the root; else the one changed last */
export function chooseFirstNote(notes: readonly Note[]): Note | undefined {
  const found = notes.filter(({ title, path }) => doors.test(title) || doors.test(fileName(path)));
  if (found.length > 0) return found.reduce((best, note) => (depth(note) < depth(best) ? note : best));
  if (notes.length === 0) return undefined;
  return notes.reduce((best, note) => (note.modified > best.modified ? note : best));
}

function fileName(path: string): string {
  return path.split('/').at(-1)?.normalize('NFC') ?? path;
}

function depth({ path }: Note): number {
  return path.split('/').length;
}
