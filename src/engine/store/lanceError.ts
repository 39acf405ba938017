import { SaegimError, type ErrorCode } from '../../shared/errors.ts';

/** Full disk or quota: Unix 28 and 122 (Linux) or 69 (macOS), Windows 112. */
const diskFull = /no space left|not enough space|quota exceeded|os error (28|122|69|112)\b/i;
const forbidden = /permission denied|access is denied|read-only file system|os error (13|30)\b/i;
/** The system refused (too many open files, a dying disk): the index itself may be whole. */
const otherSystemError = /os error (?!(2|3|20|21)\b)\d+/i;

/** LanceDB on a file that is missing, cut off or not its own. Any other text is a bug, not a damaged index. */
const damaged = /lance|was not found/i;

/** LanceDB's errors are texts; what they mean is read here and nowhere else. */
export function lanceErrorCode(error: unknown): ErrorCode {
  const text = error instanceof Error ? error.message : String(error);
  if (diskFull.test(text)) return 'disk-full';
  if (forbidden.test(text)) return 'permission-denied';
  if (otherSystemError.test(text)) return 'internal';
  // A SyntaxError is JSON in a row that is none.
  return damaged.test(text) || error instanceof SyntaxError ? 'store-corrupt' : 'internal';
}

/** @param doing for the log, such as `reading chunks` */
export async function atLance<T>(doing: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof SaegimError) throw error;
    throw new SaegimError(lanceErrorCode(error), `${doing} failed`, { cause: error });
  }
}
