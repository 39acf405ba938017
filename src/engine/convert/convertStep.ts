import type { ImportProblem, ImportWarning } from '../../shared/domain/library.ts';
import { SaegimError } from '../../shared/errors.ts';
import type { TargetFolder } from './targetFolder.ts';

/** What a converter is given: what to read, where to write, and whom to tell. */
export interface ConvertParts {
  /** Absolute. */
  readonly path: string;
  readonly target: TargetFolder;
  /** Paths of progress that are passed over. */
  readonly skipped: ReadonlySet<string>;
  readonly signal: AbortSignal;
  warn(warning: ImportWarning): void;
  fail(problem: ImportProblem): void;
  progress(done: number, total: number, currentPath: string): void;
}

export type ConvertStep = (parts: ConvertParts) => Promise<void>;

/** Faults of one entry or note, after which the next may be whole. */
const faultsOfOne: ReadonlySet<string> = new Set([
  'parse-failed',
  'not-text',
  'empty-file',
  'too-large',
  'encrypted',
]);

/**
 * Runs `convert` for each item; what is wrong with one becomes a problem of that one.
 * @throws SaegimError cancelled, and whatever would be wrong with the next item too (unsafe-archive, disk-full)
 */
export async function forEachItem<Item>(
  items: readonly Item[],
  pathOf: (item: Item) => string,
  parts: ConvertParts,
  convert: (item: Item) => Promise<void>,
): Promise<void> {
  for (const [i, item] of items.entries()) {
    throwIfCancelled(parts.signal);
    const path = pathOf(item);
    if (parts.skipped.has(path)) continue;
    parts.progress(i, items.length, path);
    try {
      await convert(item);
    } catch (error) {
      if (!(error instanceof SaegimError) || !faultsOfOne.has(error.code)) throw error;
      parts.fail({ path, code: error.code, reason: error.message });
    }
  }
}

export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new SaegimError('cancelled', 'converting an export');
}
