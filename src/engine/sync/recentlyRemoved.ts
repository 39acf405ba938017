import type { FileNow, KnownFile } from './assignIdentities.ts';

/**
 * Notes that went a moment ago. Cut and paste, or a move between two disks, is seen as a file that goes and,
 * later, one that comes: it keeps its identity.
 */
export interface RecentlyRemoved {
  remember(notes: readonly KnownFile[]): void;
  /** The note that a new file was, by its content or else by its number on the disk; given once. */
  take(file: FileNow): KnownFile | undefined;
  readonly isEmpty: boolean;
  clear(): void;
}

/** As long as a person may carry a file in the clipboard. */
const memoryMs = 10 * 60_000;
const mostRemembered = 5_000;

export function createRecentlyRemoved(now: () => number = Date.now): RecentlyRemoved {
  /** Oldest first. */
  let removed: { readonly note: KnownFile; readonly at: number }[] = [];

  function forgetOld(): void {
    const since = now() - memoryMs;
    if (removed.length > 0 && removed[0].at < since) removed = removed.filter(({ at }) => at >= since);
  }

  return {
    remember(notes) {
      forgetOld();
      removed.push(...notes.map((note) => ({ note, at: now() })));
      if (removed.length > mostRemembered) removed = removed.slice(-mostRemembered);
    },
    take(file) {
      forgetOld();
      const hasContent = ({ note }: (typeof removed)[number]) =>
        note.contentHash !== '' && note.contentHash === file.contentHash;
      const found =
        removed.findLast((each) => hasContent(each) && each.note.path === file.path) ??
        removed.findLast(hasContent) ??
        removed.findLast(({ note }) => note.fileId !== undefined && note.fileId === file.fileId);
      if (found) removed = removed.filter((each) => each !== found);
      return found?.note;
    },
    get isEmpty() {
      forgetOld();
      return removed.length === 0;
    },
    clear() {
      removed = [];
    },
  };
}
