import type { ImportProgress } from '../../shared/domain/library.ts';

const progressMs = 100;
/** A rate from less is a guess. */
const leastSeconds = 0.5;

export type CopyProgress = ReturnType<typeof createCopyProgress>;

/** Files and bytes of the copying, told at most ten times a second and at its end. */
export function createCopyProgress(onProgress: ((progress: ImportProgress) => void) | undefined) {
  let total = 0;
  let bytesTotal = 0;
  let done = 0;
  let bytesDone = 0;
  /** Of the file that is being copied. */
  let bytesNow = 0;
  let currentPath = '';
  let since = 0;
  let lastTold = 0;

  function tell(isLast: boolean): void {
    const now = Date.now();
    if (!onProgress || (!isLast && now - lastTold < progressMs)) return;
    lastTold = now;
    const seconds = since > 0 ? (now - since) / 1000 : 0;
    const bytes = Math.min(bytesTotal, bytesDone + bytesNow);
    const isKnown = seconds > leastSeconds && bytes > 0;
    onProgress({
      phase: 'copy',
      done,
      total,
      currentPath,
      bytesDone: bytes,
      bytesTotal,
      ...(isKnown && {
        filesPerSecond: done / seconds,
        secondsLeft: Math.ceil(((bytesTotal - bytes) / bytes) * seconds),
      }),
    });
  }

  return {
    found(path: string, size: number): void {
      total++;
      bytesTotal += size;
      currentPath = path;
      tell(false);
    },
    begins(path: string): void {
      since ||= Date.now();
      currentPath = path;
      bytesNow = 0;
    },
    bytes(count: number): void {
      bytesNow += count;
      tell(false);
    },
    done(size: number): void {
      done++;
      bytesDone += size;
      bytesNow = 0;
      tell(false);
    },
    end(): void {
      if (total > 0) tell(true);
    },
  };
}
