import type { ImportProgress } from '../../shared/domain/library.ts';

/** Often enough to be seen moving. */
const progressMs = 100;

/** Counts files of an import and says how far it is, at most ten times a second and at the end. */
export function createProgressReporter(onProgress: (progress: ImportProgress) => void) {
  let total = 0;
  let bytesTotal = 0;
  let done = 0;
  let bytesDone = 0;
  let readingSince = 0;
  let lastReport = 0;

  function report(phase: ImportProgress['phase'], currentPath: string, isLast: boolean): void {
    const now = Date.now();
    if (!isLast && now - lastReport < progressMs) return;
    lastReport = now;
    const seconds = readingSince > 0 ? (now - readingSince) / 1000 : 0;
    const filesPerSecond = seconds > 0.5 ? done / seconds : undefined;
    const bytesPerSecond = seconds > 0.5 ? bytesDone / seconds : 0;
    onProgress({
      phase,
      done,
      total,
      currentPath,
      bytesDone,
      bytesTotal,
      ...(filesPerSecond !== undefined && { filesPerSecond }),
      ...(bytesPerSecond > 0 && { secondsLeft: Math.ceil((bytesTotal - bytesDone) / bytesPerSecond) }),
    });
  }

  return {
    found(file: { readonly path: string; readonly size: number }): void {
      total++;
      bytesTotal += file.size;
      report('find', file.path, false);
    },
    done(file: { readonly path: string; readonly size: number }): void {
      readingSince ||= Date.now();
      done++;
      bytesDone += file.size;
      report('read', file.path, done === total);
    },
  };
}
