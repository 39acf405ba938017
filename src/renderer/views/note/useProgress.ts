import { startTransition, useEffect, useState } from 'react';
import type { DrawnNote } from './useDrawnNote.ts';

/** More than fills a screen. */
const firstBatch = 30;
/** Drawn and laid out well within a tenth of a second on a slow machine. */
const batch = 40;

interface Progress {
  readonly noteId?: string;
  readonly count: number;
}

/**
 * How many blocks of the note are to be drawn by now: a long note comes in batches, a frame apart, so
 * that laying it out never holds up the page. A note that is drawn anew keeps its blocks.
 */
export function useProgress(drawn: DrawnNote | undefined): number {
  const [progress, setProgress] = useState<Progress>({ count: firstBatch });
  const noteId = drawn?.document.note.id;
  const count = progress.noteId === noteId ? progress.count : firstBatch;
  const total = drawn?.tree?.blocks.length ?? 0;
  useEffect(() => {
    if (count >= total) return;
    const frame = requestAnimationFrame(() =>
      startTransition(() => setProgress({ noteId, count: count + batch })),
    );
    return () => cancelAnimationFrame(frame);
  }, [noteId, count, total]);
  return Math.min(count, total);
}
