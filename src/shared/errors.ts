/**
 * The closed set of things that can go wrong, and how an error crosses a port.
 * An error gets its code once, at the door where the outside thing failed; the page
 * turns the code into one sentence and one thing to do (`messages/errors.ts`).
 */
export const errorCodes = [
  'cancelled',
  'invalid-argument',
  'not-found',
  'permission-denied',
  'unsupported-format',
  'not-text',
  'empty-file',
  'too-large',
  'parse-failed',
  'encrypted',
  'no-text',
  'too-slow',
  'unsafe-archive',
  'cloud-placeholder',
  'already-exists',
  'index-in-cloud-folder',
  'disk-full',
  'store-corrupt',
  'store-locked',
  'store-newer',
  'model-missing',
  'model-corrupt',
  'ollama-unreachable',
  'ollama-model-missing',
  'ollama-failed',
  'engine-gone',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export class SaegimError extends Error {
  readonly code: ErrorCode;

  /** @param message for the log: no note text, no secret. */
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'SaegimError';
    this.code = code;
  }
}

export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly stack?: string;
}

export function toWireError(error: unknown): WireError {
  if (error instanceof SaegimError) return { code: error.code, message: error.message, stack: error.stack };
  if (isAbortError(error)) return { code: 'cancelled', message: 'cancelled' };
  if (error instanceof Error) return { code: 'internal', message: error.message, stack: error.stack };
  return { code: 'internal', message: String(error) };
}

export function fromWireError(wire: WireError): SaegimError {
  const error = new SaegimError(wire.code, wire.message);
  if (wire.stack) error.stack = wire.stack;
  return error;
}

export function isCancelled(error: unknown): boolean {
  return (error instanceof SaegimError && error.code === 'cancelled') || isAbortError(error);
}

function isAbortError(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Node's file errors, classified where files are read and written. */
export function fileErrorCode(error: unknown): ErrorCode {
  const code = (error as { code?: unknown } | null)?.code;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'not-found';
    case 'EACCES':
    case 'EPERM':
      return 'permission-denied';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full';
    default:
      return 'internal';
  }
}
