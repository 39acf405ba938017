/** Values that take time. They hold no timer: who draws asks them at each frame. */
export interface Motion<T> {
  at(now: number): T;
  isMoving(now: number): boolean;
  readonly target: T;
}

export function still<T>(value: T): Motion<T> {
  return { at: () => value, isMoving: () => false, target: value };
}

/** @param mix of (from, to, share 0..1); the share is eased before */
export function moving<T>(
  from: T,
  to: T,
  start: number,
  durationMs: number,
  mix: (from: T, to: T, share: number) => T,
  ease: (share: number) => number = easeOut,
): Motion<T> {
  const shareAt = (now: number) => Math.min(1, Math.max(0, (now - start) / durationMs));
  return {
    at: (now) => (shareAt(now) >= 1 ? to : mix(from, to, ease(shareAt(now)))),
    isMoving: (now) => shareAt(now) < 1,
    target: to,
  };
}

export function mixNumbers(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

export function easeOut(share: number): number {
  return 1 - (1 - share) ** 3;
}

export function easeInOut(share: number): number {
  return share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
}
