/** Files that could not be read: asked for when a person looks at them. */
import { createStore } from 'zustand/vanilla';
import type { FailedFile } from '../../shared/domain/library.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { callEngine, onEngineEvent } from '../bridge.ts';
import { errorCodeOf } from './latest.ts';
import { readLibrary } from './library.ts';

export interface FailuresState {
  /** Undefined until first read. Newest first. */
  readonly files?: readonly FailedFile[];
  readonly error?: ErrorCode;
  /** Absolute paths that are being read once more; `all` for every one. */
  readonly retrying?: 'all' | string;
}

export const failuresStore = createStore<FailuresState>(() => ({}));

/** @returns how to stop following */
export function followFailures(): () => void {
  void readFailures();
  return onEngineEvent('import.done', () => void readFailures());
}

/** @param path one file; all of them without it */
export async function retryFailures(path?: string): Promise<void> {
  failuresStore.setState({ retrying: path ?? 'all', error: undefined });
  try {
    await callEngine('library.retry', path === undefined ? {} : { paths: [path] });
  } catch (error) {
    failuresStore.setState({ error: errorCodeOf(error) });
  }
  failuresStore.setState({ retrying: undefined });
  await readFailures();
  readLibrary();
}

async function readFailures(): Promise<void> {
  try {
    failuresStore.setState({ files: await callEngine('library.failures', {}) });
  } catch (error) {
    failuresStore.setState({ error: errorCodeOf(error) });
  }
}
