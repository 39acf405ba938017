import type { FileRename } from './fileChange.ts';

/**
 * Brings the index in step with these files (absolute paths), those that are gone included.
 * @param renames those among them that are one file under two names
 */
export type Sync = (paths: readonly string[], renames?: readonly FileRename[]) => Promise<unknown>;
