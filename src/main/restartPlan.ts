/** When to start the engine again after it died: soon at first, later each time, and not for ever. */
export interface RestartPlan {
  /** @returns how long to wait, or undefined when it died too often in too short a time. */
  afterDeath(nowMs: number): number | undefined;
  /** A person asked for a new try. */
  reset(): void;
}

const delaysMs = [0, 500, 2000, 5000];
/** A death longer ago than this has nothing to do with the next one. */
const memoryMs = 60_000;

export function createRestartPlan(): RestartPlan {
  let deaths: number[] = [];
  return {
    afterDeath(nowMs) {
      deaths = [...deaths.filter((time) => nowMs - time < memoryMs), nowMs];
      return delaysMs[deaths.length - 1];
    },
    reset() {
      deaths = [];
    },
  };
}
