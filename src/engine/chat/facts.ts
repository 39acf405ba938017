import { hasName, readNames } from './names.ts';
import { contradicts } from './negation.ts';
import { readNumbers, readSpelledNumbers } from './numbers.ts';

export interface Source {
  /** What a sentence may take its numbers and names from: titles, headings and the quote. */
  readonly context: string;
  /** The sentence that is nearest to the claim. */
  readonly nearest: string;
}

/** Numbers and names of a claim that its source does not have, and a yes for a no. */
export function countFaults(claim: string, { context, nearest }: Source): number {
  const stated = new Set([...readNumbers(context), ...readSpelledNumbers(context)]);
  const numbers = [...readNumbers(claim), ...spelledNumbers(claim)].filter((number) => !stated.has(number));
  const names = readNames(claim).filter((name) => !hasName(context, name));
  return numbers.length + names.length + (contradicts(claim, nearest) ? 1 : 0);
}

/** In a claim, `one` and `한` are more often no number. */
function spelledNumbers(claim: string): readonly string[] {
  return [...readSpelledNumbers(claim)].filter((number) => number !== '1' && number !== '0');
}
