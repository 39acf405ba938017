import { fileErrorCode, SaegimError, type ErrorCode } from '../../shared/errors.ts';

export interface FileFailure {
  readonly code: ErrorCode;
  /** One sentence in English, without the path, which may be long. */
  readonly reason: string;
}

/** What the file system says of one file, for whoever reads the list of problems. */
export function fileFailure(error: unknown): FileFailure {
  if (error instanceof SaegimError) return { code: error.code, reason: error.message };
  const code = fileErrorCode(error);
  if (code === 'permission-denied') return { code, reason: 'The system does not let it be read.' };
  if (code === 'not-found') return { code, reason: 'There is nothing of this name.' };
  const name = (error as NodeJS.ErrnoException | null)?.code;
  if (name === 'ENAMETOOLONG') return { code, reason: 'Its name or path is too long for this system.' };
  if (name === 'ELOOP') return { code, reason: 'It is a link that leads to itself, or was swapped for one.' };
  return { code, reason: error instanceof Error ? error.message : String(error) };
}
