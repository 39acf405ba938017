/**
 * Names of clusters in their notes' own words: class-based TF-IDF (Grootendorst 2022,
 * arXiv:2203.05794) over nouns. A term counts once a note, so that one talkative note does not
 * name its group, and a term of a single note never does while there is another.
 */
export interface ClusterName {
  readonly label: string;
  /** Most telling first. */
  readonly terms: readonly string[];
}

const termsKept = 8;
const termsShown = 3;

/**
 * @param nounsOf nouns of each central note, by cluster
 * @param fallbacks a name for a cluster without nouns (its middle note's title)
 */
export function nameClusters(
  nounsOf: readonly (readonly (readonly string[])[])[],
  fallbacks: readonly string[],
): readonly ClusterName[] {
  const frequencies = nounsOf.map(countNotes);
  const inAll = new Map<string, number>();
  for (const terms of frequencies) {
    for (const [term, { notes }] of terms) inAll.set(term, (inAll.get(term) ?? 0) + notes);
  }
  const notesPerCluster = nounsOf.reduce((sum, notes) => sum + notes.length, 0) / Math.max(1, nounsOf.length);
  return frequencies.map((terms, cluster) => {
    const size = Math.max(1, nounsOf[cluster].length);
    const needed = size >= 3 ? 2 : 1;
    const ranked = [...terms]
      .filter(([, { notes }]) => notes >= needed)
      .map(([term, { notes, surface }]) => ({
        term,
        surface,
        weight: (notes / size) * Math.log(1 + notesPerCluster / (inAll.get(term) ?? 1)),
      }))
      .sort((a, b) => b.weight - a.weight || b.term.length - a.term.length || (a.term < b.term ? -1 : 1));
    const kept = dropContained(ranked.map(({ surface }) => surface)).slice(0, termsKept);
    const label = kept.slice(0, termsShown).join(' · ') || fallbacks[cluster];
    return { label, terms: kept };
  });
}

function countNotes(notes: readonly (readonly string[])[]): Map<string, { notes: number; surface: string }> {
  const counts = new Map<string, { notes: number; surface: string }>();
  for (const nouns of notes) {
    const seen = new Map(nouns.map((noun) => [noun.toLowerCase(), noun]));
    for (const [key, surface] of seen) {
      const entry = counts.get(key);
      if (entry) entry.notes++;
      else counts.set(key, { notes: 1, surface });
    }
  }
  return counts;
}

/** `갱신청구권` says what `청구권` says: of terms within one another only the better placed stays. */
function dropContained(terms: readonly string[]): string[] {
  const kept: string[] = [];
  for (const term of terms) {
    const lower = term.toLowerCase();
    const isSaid = kept.some(
      (other) => other.toLowerCase().includes(lower) || lower.includes(other.toLowerCase()),
    );
    if (!isSaid) kept.push(term);
  }
  return kept;
}
