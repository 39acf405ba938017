/**
 * Search quality on a retrieval set, through the very parts that serve people: each passage becomes a note,
 * is chunked, analysed, stored and embedded, and counts by its best chunk.
 */
import { basename } from 'node:path';
import type { Note } from '../../shared/domain/note.ts';
import type { Embedder, NoteStore, Preparer, ScoredChunk, StoredNote } from '../parts.ts';
import { wordsToAsk, type Search } from '../search/index.ts';
import type { Evaluation, EvaluationProgress } from './evaluation.ts';
import { judgeRanking, meanMetrics, quantile } from './metrics.ts';
import { readBeir, type BeirPassage } from './readBeir.ts';

export interface EvaluationParts {
  /** Empty, and filled by this; nothing else may write to it meanwhile. */
  readonly store: NoteStore;
  readonly preparer: Preparer;
  readonly embedder: Embedder;
  readonly search: Search;
}

/** Several chunks may lie in one passage: enough of them for ten passages. */
const CHUNKS_ASKED = 100;
const NOTES_A_COMMIT = 200;
const PASSAGES_AN_EMBEDDING = 64;

/** @throws SaegimError not-found, permission-denied, parse-failed by the set's files; cancelled */
export async function evaluateParts(
  folder: string,
  parts: EvaluationParts,
  options: EvaluationProgress = {},
): Promise<Evaluation> {
  const set = await readBeir(folder);
  const prepareMs = await timed(() => putPassages(set.passages, parts, options));
  const embedMs = await timed(() => embedAll(parts, options));

  const legs: Rankings[] = [];
  for (const [i, query] of set.queries.entries()) {
    legs.push(await rankPassages(query.text, parts, options.signal));
    options.onProgress?.(`asking ${i + 1} of ${set.queries.length}`);
  }
  const metrics = (pick: (rankings: Rankings) => readonly string[]) =>
    meanMetrics(set.queries.map(({ judgements }, i) => judgeRanking(pick(legs[i]), judgements)));
  const times = legs.map(({ ms }) => ms);

  return {
    set: basename(folder),
    passages: set.passages.length,
    queries: set.queries.length,
    legs: {
      lexical: metrics((leg) => leg.lexical),
      vector: metrics((leg) => leg.vector),
      hybrid: metrics((leg) => leg.hybrid),
    },
    time: { prepareMs, embedMs, searchP50Ms: quantile(times, 0.5), searchP95Ms: quantile(times, 0.95) },
  };
}

async function putPassages(
  passages: readonly BeirPassage[],
  { store, preparer }: EvaluationParts,
  { signal, onProgress }: EvaluationProgress,
): Promise<void> {
  let batch: StoredNote[] = [];
  for (const [i, passage] of passages.entries()) {
    if (hasText(passage)) batch.push(await prepare(passage, preparer, signal));
    if (batch.length === NOTES_A_COMMIT || i === passages.length - 1) {
      await store.putNotes(batch);
      batch = [];
      onProgress?.(`reading ${i + 1} of ${passages.length}`);
    }
  }
  await store.maintain();
}

function hasText({ title, text }: BeirPassage): boolean {
  return `${title}${text}`.trim() !== '';
}

/** As plain text, so that a passage's signs are not taken for Markdown. */
async function prepare(passage: BeirPassage, preparer: Preparer, signal?: AbortSignal): Promise<StoredNote> {
  const fileName = `${titleOf(passage)}.txt`;
  const text = passage.text.trim() === '' ? passage.title : passage.text;
  const bytes = new TextEncoder().encode(text);
  const size = bytes.byteLength;
  const { chunks, ...prepared } = await preparer.prepareNote(bytes, fileName, signal);
  const note: Note = {
    id: passage.id,
    path: `${passage.id}/${fileName}`,
    root: '/',
    title: prepared.title,
    tags: prepared.tags,
    aliases: prepared.aliases,
    links: prepared.links,
    created: 0,
    modified: 0,
    size,
    contentHash: passage.id,
    chunkCount: chunks.length,
    tokenCount: chunks.reduce((sum, chunk) => sum + chunk.tokenCount, 0),
  };
  return { note, chunks };
}

/** Files are named by what they hold: without a title by their first line, never by a number. */
function titleOf({ title, text }: BeirPassage): string {
  return (title.trim() || text.trim().split('\n', 1)[0]).replace(/[/\\]/g, ' ').trim();
}

async function embedAll(
  { store, preparer, embedder }: EvaluationParts,
  options: EvaluationProgress,
): Promise<void> {
  const total = store.pendingCount().passages;
  let done = 0;
  while (done < total) {
    const waiting = await store.pendingEmbeddings(PASSAGES_AN_EMBEDDING);
    if (waiting.length === 0) return;
    const tokenIds = await preparer.encodePassages(waiting.map((passage) => passage.embeddingText));
    const vectors = await embedder.embed(tokenIds, 'background', options.signal);
    await store.putEmbeddings(waiting.map(({ hash }, i) => ({ hash, vector: vectors[i] })));
    done += waiting.length;
    options.onProgress?.(`embedding ${done} of ${total}`);
  }
  await store.maintain();
}

/** Passage ids, best first. */
interface Rankings {
  readonly lexical: readonly string[];
  readonly vector: readonly string[];
  readonly hybrid: readonly string[];
  /** Of the hybrid search alone. */
  readonly ms: number;
}

async function rankPassages(query: string, parts: EvaluationParts, signal?: AbortSignal): Promise<Rankings> {
  const { store, preparer, embedder, search } = parts;
  const { hits, ms } = await search.search(query, CHUNKS_ASKED, signal);
  const [vector] = await embedder.embed([await preparer.encodeQuery(query)], 'query', signal);
  const words = await store.searchWords(wordsToAsk(await preparer.analyseQuery(query)), CHUNKS_ASKED);
  return {
    lexical: noteIds(words),
    vector: noteIds(await store.searchVectors(vector, CHUNKS_ASKED)),
    hybrid: [...new Set(hits.map((hit) => hit.noteId))],
    ms,
  };
}

function noteIds(chunks: readonly ScoredChunk[]): readonly string[] {
  return [...new Set(chunks.map(({ chunk }) => chunk.noteId))];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
