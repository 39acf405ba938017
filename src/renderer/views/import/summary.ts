/** What an import says of itself when it is over: pure, so that every ending has its words. */
import type { ImportReport } from '../../../shared/domain/library.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';

export interface Count {
  readonly key: MessageKey;
  readonly count: number;
  readonly tone: 'accent' | 'neutral' | 'danger';
}

export function reportTitle(report: ImportReport): MessageKey {
  if (report.isCancelled) return 'import.done.cancelled';
  if (touched(report) === 0) return report.failed.length > 0 ? 'import.done.noneRead' : 'import.done.noFiles';
  if (report.added + report.updated + report.removed + report.moved === 0 && report.failed.length === 0)
    return 'import.done.nothing';
  return 'import.done';
}

export type Ending = 'good' | 'stopped' | 'bad';

export function reportEnding(report: ImportReport): Ending {
  if (report.isCancelled) return 'stopped';
  return touched(report) === 0 && report.failed.length > 0 ? 'bad' : 'good';
}

/** A second sentence where the counts do not explain themselves. */
export function reportHint(report: ImportReport): MessageKey | undefined {
  if (report.isCancelled) return 'import.done.cancelled.body';
  return reportTitle(report) === 'import.done.noFiles' ? 'import.done.noFiles.body' : undefined;
}

/** @returns added, unchanged and failed, which people look for, unless nothing is new; the others when there are some */
export function reportCounts(report: ImportReport): readonly Count[] {
  const counts: readonly Count[] = [
    { key: 'import.count.added', count: report.added, tone: report.added > 0 ? 'accent' : 'neutral' },
    { key: 'import.count.updated', count: report.updated, tone: 'neutral' },
    { key: 'import.count.moved', count: report.moved, tone: 'neutral' },
    { key: 'import.count.unchanged', count: report.unchanged, tone: 'neutral' },
    { key: 'import.count.removed', count: report.removed, tone: 'neutral' },
    { key: 'import.count.copied', count: report.copied, tone: 'neutral' },
    {
      key: 'import.count.failed',
      count: report.failed.length,
      tone: report.failed.length > 0 ? 'danger' : 'neutral',
    },
  ];
  const always: readonly MessageKey[] =
    reportTitle(report) === 'import.done.nothing'
      ? [] // the title says it
      : ['import.count.added', 'import.count.unchanged', 'import.count.failed'];
  return counts.filter(({ key, count }) => count > 0 || always.includes(key));
}

function touched({ added, updated, unchanged, removed, moved }: ImportReport): number {
  return added + updated + unchanged + removed + moved;
}
