import type { ErrorCode } from '../../../shared/errors.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';

export interface FailureReason {
  readonly title: MessageKey;
  /** What to do before it is started again. */
  readonly body: MessageKey;
}

/**
 * Why there is no engine, in words. The general sentence of a code speaks of notes; here it is the
 * library itself that could not be opened.
 */
export function reasonOfFailure(code: ErrorCode | undefined): FailureReason {
  switch (code) {
    case 'store-locked':
      return { title: 'engine.failed.locked', body: 'engine.failed.locked.body' };
    case 'permission-denied':
    case 'not-found':
      return { title: 'engine.failed.folder', body: 'engine.failed.folder.body' };
    case 'disk-full':
      return { title: 'engine.failed.full', body: 'engine.failed.full.body' };
    case 'store-newer':
    case 'store-corrupt':
    case 'model-missing':
    case 'model-corrupt':
      return { title: `error.${code}`, body: 'engine.failed.untouched' };
    default:
      return { title: 'engine.failed', body: 'engine.failed.body' };
  }
}
