/** The life of the engine as the window sees it. Its port comes before it is ready; only main knows its state. */
import { createStore } from 'zustand/vanilla';
import type { ErrorCode } from '../../shared/errors.ts';
import type { EngineState } from '../../shared/shell.ts';
import { connectEngine, disconnectEngine, shell } from '../bridge.ts';
import { notify } from './notices.ts';

interface EngineLife {
  readonly state: EngineState;
  /** Why it failed, where it could say so. */
  readonly error?: ErrorCode;
}

/** A person asked for something that begins with another engine: no word of a crash. */
let isMeant = false;

export const engineStore = createStore<EngineLife>(() => ({ state: 'starting' }));

export function followEngine(): void {
  shell.onEngineState((state, error) => takeState(state, error?.code));
  connectEngine();
}

/** A state may be told twice; the second time the new engine's port may have come already. */
function takeState(state: EngineState, error: ErrorCode | undefined): void {
  const before = engineStore.getState().state;
  engineStore.setState({ state, error });
  if (state === before || state === 'running') return;
  disconnectEngine(state === 'failed');
  if (before === 'running' && state === 'starting' && !isMeant)
    notify({ tone: 'neutral', message: 'engine.restarted' });
}

/** For what starts the engine again in good order. */
export async function whileRestarting<Result>(act: () => Promise<Result>): Promise<Result> {
  isMeant = true;
  try {
    return await act();
  } finally {
    isMeant = false;
  }
}

export function restartEngine(): void {
  engineStore.setState({ state: 'starting', error: undefined });
  disconnectEngine(false);
  shell.restartEngine();
}
