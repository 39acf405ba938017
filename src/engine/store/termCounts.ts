/**
 * In how many chunks a term occurs. Counted over all terms at the first question and kept up from
 * then on, because LanceDB does not tell.
 */
export interface TermCounts {
  readonly isLoaded: boolean;
  /** @param read the terms of every chunk, blank-separated */
  load(read: () => Promise<readonly string[]>): Promise<void>;
  add(terms: readonly string[]): void;
  remove(terms: readonly string[]): void;
  of(term: string): number;
  clear(): void;
}

export function createTermCounts(): TermCounts {
  let counts: Map<string, number> | undefined;
  return {
    get isLoaded() {
      return counts !== undefined;
    },
    async load(read) {
      const terms = await read();
      const loaded = new Map<string, number>();
      count(loaded, terms, 1);
      counts = loaded;
    },
    add(terms) {
      if (counts) count(counts, terms, 1);
    },
    remove(terms) {
      if (counts) count(counts, terms, -1);
    },
    of: (term) => counts?.get(term) ?? 0,
    clear() {
      counts = undefined;
    },
  };
}

function count(counts: Map<string, number>, chunks: readonly string[], step: 1 | -1): void {
  for (const terms of chunks) {
    for (const term of new Set(terms.split(' '))) {
      const next = (counts.get(term) ?? 0) + step;
      if (next > 0) counts.set(term, next);
      else counts.delete(term);
    }
  }
}
