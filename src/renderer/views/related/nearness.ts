export type Nearness = 'veryClose' | 'close' | 'loose';

/**
 * The cosines of multilingual-e5 crowd between 0.75 and 0.95, so that a bar from 0 to 1 would tell
 * nothing; and a number alone says little to a person.
 */
const lowest = 0.76;
const highest = 0.95;
const closeFrom = 0.84;
const veryCloseFrom = 0.9;

export function nearnessOf(similarity: number): Nearness {
  if (similarity >= veryCloseFrom) return 'veryClose';
  return similarity >= closeFrom ? 'close' : 'loose';
}

/** @returns 0.05..1, the length of the bar */
export function shareOf(similarity: number): number {
  return Math.max(0.05, Math.min(1, (similarity - lowest) / (highest - lowest)));
}
