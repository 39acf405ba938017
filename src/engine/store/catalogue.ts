/**
 * What the store knows without asking LanceDB: which notes there are and in which revision, which
 * chunks have which passage, and which passages have a vector. About 300 bytes a chunk.
 */
import { join } from 'node:path';
import type { Note, NoteId } from '../../shared/domain/note.ts';

export interface CatalogueEntry {
  readonly note: Note;
  readonly rev: string;
  /** In order of the note. */
  readonly chunks: readonly ChunkEntry[];
}

export interface ChunkEntry {
  readonly id: string;
  readonly hash: string;
  readonly tokenCount: number;
}

interface Passage {
  readonly chunkIds: Set<string>;
  readonly tokenCount: number;
  hasVector: boolean;
}

export interface Catalogue {
  /** Changes with every put and remove, so that a reader sees that notes changed while it read. */
  readonly epoch: number;
  notes(): readonly Note[];
  entry(id: NoteId): CatalogueEntry | undefined;
  noteByPath(absolutePath: string): Note | undefined;
  isCurrent(row: { readonly noteId: NoteId; readonly rev: string }): boolean;
  chunkIds(): string[];
  chunkIdsOf(hash: string): readonly string[];
  hasVector(hash: string): boolean;
  counts(): { readonly notes: number; readonly chunks: number; readonly embedded: number };
  pendingCount(): { readonly passages: number; readonly tokens: number };
  /** One chunk for each passage without a vector: of the notes named `first`, then newest notes first. */
  pendingChunks(limit: number, first?: readonly NoteId[]): readonly ChunkEntry[];
  /** @returns hashes of passages that no chunk has any more */
  put(entries: readonly CatalogueEntry[]): readonly string[];
  remove(ids: readonly NoteId[]): readonly string[];
  markEmbedded(hashes: readonly string[]): void;
  clear(): void;
}

export function createCatalogue(): Catalogue {
  const entries = new Map<NoteId, CatalogueEntry>();
  const idByPath = new Map<string, NoteId>();
  const passages = new Map<string, Passage>();
  let epoch = 0;
  let chunkCount = 0;
  let embeddedChunks = 0;
  let waiting = { passages: 0, tokens: 0 };
  let newestFirst: readonly CatalogueEntry[] | undefined;

  function addPassage({ id, hash, tokenCount }: ChunkEntry): void {
    let passage = passages.get(hash);
    if (!passage) {
      passage = { chunkIds: new Set(), tokenCount, hasVector: false };
      passages.set(hash, passage);
      waiting = { passages: waiting.passages + 1, tokens: waiting.tokens + tokenCount };
    }
    passage.chunkIds.add(id);
    chunkCount++;
    if (passage.hasVector) embeddedChunks++;
  }

  function dropPassage({ id, hash }: ChunkEntry): void {
    const passage = passages.get(hash);
    if (!passage?.chunkIds.delete(id)) return;
    chunkCount--;
    if (passage.hasVector) embeddedChunks--;
  }

  function forgetUnused(hashes: Iterable<string>): readonly string[] {
    const unused: string[] = [];
    for (const hash of new Set(hashes)) {
      const passage = passages.get(hash);
      if (!passage || passage.chunkIds.size > 0) continue;
      passages.delete(hash);
      unused.push(hash);
      if (passage.hasVector) continue;
      waiting = { passages: waiting.passages - 1, tokens: waiting.tokens - passage.tokenCount };
    }
    return unused;
  }

  function drop(id: NoteId): readonly ChunkEntry[] {
    const entry = entries.get(id);
    if (!entry) return [];
    const path = pathOf(entry.note);
    if (idByPath.get(path) === id) idByPath.delete(path);
    entry.chunks.forEach(dropPassage);
    return entry.chunks;
  }

  function changed(): void {
    epoch++;
    newestFirst = undefined;
  }

  return {
    get epoch() {
      return epoch;
    },
    notes: () => Array.from(entries.values(), ({ note }) => note),
    entry: (id) => entries.get(id),
    noteByPath(absolutePath) {
      const id = idByPath.get(absolutePath);
      return id === undefined ? undefined : entries.get(id)?.note;
    },
    isCurrent: ({ noteId, rev }) => entries.get(noteId)?.rev === rev,
    chunkIds: () => Array.from(entries.values(), ({ chunks }) => chunks.map(({ id }) => id)).flat(),
    chunkIdsOf: (hash) => [...(passages.get(hash)?.chunkIds ?? [])],
    hasVector: (hash) => passages.get(hash)?.hasVector ?? false,
    counts: () => ({ notes: entries.size, chunks: chunkCount, embedded: embeddedChunks }),
    pendingCount: () => waiting,

    pendingChunks(limit, first = []) {
      newestFirst ??= [...entries.values()].sort((a, b) => b.note.modified - a.note.modified);
      const found = new Map<string, ChunkEntry>();
      const inOrder = [...first.flatMap((id) => entries.get(id) ?? []), ...newestFirst];
      for (const { chunks } of waiting.passages > 0 ? inOrder : []) {
        for (const chunk of chunks) {
          if (found.size >= limit) return [...found.values()];
          if (!found.has(chunk.hash) && !passages.get(chunk.hash)?.hasVector) found.set(chunk.hash, chunk);
        }
      }
      return [...found.values()];
    },

    put(newEntries) {
      const dropped: ChunkEntry[] = [];
      for (const entry of newEntries) {
        dropped.push(...drop(entry.note.id));
        entries.set(entry.note.id, entry);
        idByPath.set(pathOf(entry.note), entry.note.id);
        entry.chunks.forEach(addPassage);
      }
      changed();
      return forgetUnused(dropped.map(({ hash }) => hash));
    },

    remove(ids) {
      const dropped = ids.flatMap(drop);
      for (const id of ids) entries.delete(id);
      changed();
      return forgetUnused(dropped.map(({ hash }) => hash));
    },

    markEmbedded(hashes) {
      for (const hash of hashes) {
        const passage = passages.get(hash);
        if (!passage || passage.hasVector) continue;
        passage.hasVector = true;
        embeddedChunks += passage.chunkIds.size;
        waiting = { passages: waiting.passages - 1, tokens: waiting.tokens - passage.tokenCount };
      }
    },

    clear() {
      entries.clear();
      idByPath.clear();
      passages.clear();
      chunkCount = 0;
      embeddedChunks = 0;
      waiting = { passages: 0, tokens: 0 };
      changed();
    },
  };
}

function pathOf({ root, path }: Note): string {
  return join(root, path);
}
