import { describe, expect, it } from 'vitest';
import type { Chunk } from '../shared/domain/chunk.ts';
import type { Note } from '../shared/domain/note.ts';
import { averageNoteVectors } from './noteVectors.ts';

const dimension = 4;

/** Subjects on the first two axes, languages far apart on the third. */
function makeLibrary() {
  const subjects = [
    [1, 0],
    [0, 1],
  ];
  const rows = subjects.flatMap((subject, s) =>
    ['ko', 'en'].flatMap((language) =>
      [0, 1, 2].map((n) => ({
        id: `${language}${s}${n}`,
        language,
        vector: [...subject, language === 'ko' ? 4 : -4, n / 100],
      })),
    ),
  );
  const notes = rows.map(({ id }) => ({ id }) as Note);
  const chunks = rows.map(
    ({ id, language }) =>
      ({ noteId: id, hash: id, text: language === 'ko' ? '한국어 노트' : 'a note' }) as Chunk,
  );
  const vectorOf = new Map(rows.map(({ id, vector }) => [id, Float32Array.from(vector)]));
  return { notes, chunks, vectorOf };
}

describe('averageNoteVectors', () => {
  it('brings a subject together across languages', () => {
    const { notes, chunks, vectorOf } = makeLibrary();
    const { vectors } = averageNoteVectors(notes, chunks, vectorOf, dimension);
    const row = (id: string) => {
      const i = notes.findIndex((note) => note.id === id);
      return vectors.subarray(i * dimension, (i + 1) * dimension);
    };
    const cosine = (a: string, b: string) => row(a).reduce((sum, value, d) => sum + value * row(b)[d], 0);
    expect(cosine('ko00', 'en00')).toBeGreaterThan(cosine('ko00', 'ko10'));
  });

  it('leaves out notes without a vector and counts them', () => {
    const { notes, chunks, vectorOf } = makeLibrary();
    vectorOf.delete('ko00');
    const averaged = averageNoteVectors(notes, chunks, vectorOf, dimension);
    expect(averaged.notes.map((note) => note.id)).toEqual(notes.slice(1).map((note) => note.id));
    expect(averaged.pending).toBe(1);
  });

  it('gives unit vectors, or nothing at all for notes that are all the same', () => {
    const { notes, chunks } = makeLibrary();
    const same = new Map(notes.map((note) => [note.id, Float32Array.of(1, 0, 0, 0)]));
    const { vectors } = averageNoteVectors(notes, chunks, same, dimension);
    expect(vectors.every((value) => value === 0)).toBe(true);
  });
});
