import { SaegimError } from '../../shared/errors.ts';

/** Node's codes for a server that is not there, as they stand in the `cause` of a failed fetch. */
const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Gives a failure its code: `cancelled` only when the person's own signal did it. */
export function classifyOllamaError(error: unknown, signal: AbortSignal | undefined): SaegimError {
  if (signal?.aborted) return new SaegimError('cancelled', 'cancelled', { cause: error });
  if (error instanceof SaegimError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (isUnreachable(error)) return new SaegimError('ollama-unreachable', message, { cause: error });
  return new SaegimError('ollama-failed', message, { cause: error });
}

function isUnreachable(error: unknown): boolean {
  const cause = (error as { cause?: { code?: unknown } } | null)?.cause;
  return typeof cause?.code === 'string' && unreachableCodes.has(cause.code);
}
