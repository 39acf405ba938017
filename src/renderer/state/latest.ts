import { SaegimError, type ErrorCode } from '../../shared/errors.ts';

export interface Latest {
  /** Aborts what was begun before. @returns the signal of what begins now */
  begin(): AbortSignal;
  cancel(): void;
}

/** Only the newest answer counts: who begins something new ends what went before. */
export function createLatest(): Latest {
  let current: AbortController | undefined;
  return {
    begin() {
      current?.abort();
      current = new AbortController();
      return current.signal;
    },
    cancel() {
      current?.abort();
      current = undefined;
    },
  };
}

export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof SaegimError ? error.code : 'internal';
}
