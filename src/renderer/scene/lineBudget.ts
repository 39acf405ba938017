/** On a slow machine lines are drawn in part while the picture moves; at rest all are there. */
export interface LineBudget {
  /**
   * @param waitedMs from asking for this frame to getting it: long when the machine cannot keep up
   * @param lines of the largest kind
   * @returns how many of a kind to draw at most
   */
  spend(isMoving: boolean, waitedMs: number, lines: number): number;
}

const slowFrameMs = 40;
const quickFrameMs = 18;
const fewestLines = 1500;

export function createLineBudget(): LineBudget {
  let budget = Infinity;
  return {
    spend(isMoving, waitedMs, lines) {
      if (!isMoving) return Infinity;
      if (waitedMs > slowFrameMs) budget = Math.max(fewestLines, Math.min(budget, lines) / 2);
      else if (waitedMs < quickFrameMs) budget *= 1.5;
      return budget >= lines ? Infinity : Math.floor(budget);
    },
  };
}
