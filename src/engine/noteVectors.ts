/**
 * One vector a note, for graph and map. A multilingual model leaves each language in a corner of its
 * own: raw, all Korean notes are nearer to one another than to English ones on their very subject.
 * Taking each language's mean away brings subjects together across languages.
 */
import type { Chunk } from '../shared/domain/chunk.ts';
import { languageOf } from '../shared/domain/language.ts';
import type { Note } from '../shared/domain/note.ts';

export interface NoteVectors {
  /** Notes that have a vector, in the order of the rows. */
  readonly notes: readonly Note[];
  /** notes.length × dimension: the unit mean of each note's passages, centred by language. */
  readonly vectors: Float32Array;
  /** Notes with words but no vector yet. */
  readonly pending: number;
}

export function averageNoteVectors(
  notes: readonly Note[],
  chunks: readonly Chunk[],
  vectorOf: ReadonlyMap<string, Float32Array>,
  dimension: number,
): NoteVectors {
  const passagesOf = new Map<string, Chunk[]>();
  for (const chunk of chunks) {
    const known = passagesOf.get(chunk.noteId);
    if (known) known.push(chunk);
    else passagesOf.set(chunk.noteId, [chunk]);
  }
  const placed: Note[] = [];
  const rows: Float32Array[] = [];
  const languages: string[] = [];
  for (const note of notes) {
    const own = passagesOf.get(note.id) ?? [];
    const passages = own.map(({ hash }) => vectorOf.get(hash)).filter((vector) => vector !== undefined);
    if (passages.length === 0) continue;
    placed.push(note);
    rows.push(unitMean(passages, dimension));
    languages.push(languageOf(own.map(({ text }) => text).join(' ')));
  }
  centreByLanguage(rows, languages, dimension);
  const vectors = new Float32Array(rows.length * dimension);
  rows.forEach((row, i) => vectors.set(row, i * dimension));
  return { notes: placed, vectors, pending: notes.length - placed.length };
}

/** Fewer notes than this have no mean worth the name; they are centred with all the others. */
const smallestLanguage = 5;

function centreByLanguage(rows: Float32Array[], languages: readonly string[], dimension: number): void {
  if (rows.length < smallestLanguage) return;
  const meanOfAll = mean(rows, dimension);
  const means = new Map<string, Float32Array>();
  for (const language of new Set(languages)) {
    const own = rows.filter((_, i) => languages[i] === language);
    means.set(language, own.length >= smallestLanguage ? mean(own, dimension) : meanOfAll);
  }
  rows.forEach((row, i) => {
    const centre = means.get(languages[i]) ?? meanOfAll;
    rows[i] = toUnit(row.map((value, d) => value - centre[d]));
  });
}

function unitMean(passages: readonly Float32Array[], dimension: number): Float32Array {
  return toUnit(mean(passages, dimension));
}

function mean(rows: readonly Float32Array[], dimension: number): Float32Array {
  const sum = new Float32Array(dimension);
  for (const row of rows) for (let d = 0; d < dimension; d++) sum[d] += row[d] / rows.length;
  return sum;
}

/** Notes that equal their mean have no direction left; they keep the zero vector, like nothing else. */
function toUnit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 1e-9 ? vector.map((value) => value / length) : vector;
}
