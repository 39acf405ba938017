import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../../shared/domain/library.ts';
import { reportCounts, reportEnding, reportHint, reportTitle } from './summary.ts';

const nothing: ImportReport = {
  added: 0,
  updated: 0,
  unchanged: 0,
  removed: 0,
  moved: 0,
  copied: 0,
  failed: [],
  warnings: [],
  isCancelled: false,
  notes: 0,
  chunks: 0,
  tokens: 0,
  ms: 1,
};
const problem = { path: 'a.md', code: 'not-text', reason: '' } as const;

describe('reportTitle', () => {
  it('tells every ending apart', () => {
    const reports: Partial<ImportReport>[] = [
      { added: 3 },
      { unchanged: 3 },
      {},
      { failed: [problem] },
      { added: 1, failed: [problem] },
      { added: 1, isCancelled: true },
    ];
    expect(reports.map((report) => reportTitle({ ...nothing, ...report }))).toEqual([
      'import.done',
      'import.done.nothing',
      'import.done.noFiles',
      'import.done.noneRead',
      'import.done',
      'import.done.cancelled',
    ]);
  });
});

describe('reportEnding', () => {
  it('is bad only when nothing could be read', () => {
    const reports: Partial<ImportReport>[] = [{ failed: [problem] }, { failed: [problem], unchanged: 1 }, {}];
    expect(reports.map((report) => reportEnding({ ...nothing, ...report }))).toEqual(['bad', 'good', 'good']);
  });
});

describe('reportHint', () => {
  it('says what is read when nothing was found', () => {
    expect(reportHint(nothing)).toBe('import.done.noFiles.body');
  });
});

describe('reportCounts', () => {
  it('shows added, unchanged and failed though they are none', () => {
    expect(reportCounts(nothing).map(({ key }) => key)).toEqual([
      'import.count.added',
      'import.count.unchanged',
      'import.count.failed',
    ]);
  });

  it('shows nothing but what is unchanged when nothing is new', () => {
    expect(reportCounts({ ...nothing, unchanged: 44 })).toEqual([
      { key: 'import.count.unchanged', count: 44, tone: 'neutral' },
    ]);
  });

  it('adds the others when there are some', () => {
    const counts = reportCounts({ ...nothing, updated: 2, removed: 1, failed: [problem] });
    expect(counts.map(({ count }) => count)).toEqual([0, 2, 0, 1, 1]);
  });
});
