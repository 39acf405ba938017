/** Which models could write answers just now. */
import { createStore } from 'zustand/vanilla';
import type { ModelStatus } from '../../shared/domain/chat.ts';
import { callEngine, onEngineConnected } from '../bridge.ts';
import { modelToAsk } from './modelToAsk.ts';
import { currentSettings } from './settings.ts';

export interface ModelsState {
  /** Undefined until first asked. */
  readonly status?: ModelStatus;
  readonly isAsking: boolean;
}

export const modelsStore = createStore<ModelsState>(() => ({ isAsking: false }));

/** Ollama may be started or stopped at any time; asked anew when the person comes back to the window. */
export function followModels(): void {
  onEngineConnected(readModels);
  window.addEventListener('focus', readModels);
}

export function readModels(): void {
  if (modelsStore.getState().isAsking) return;
  modelsStore.setState({ isAsking: true });
  callEngine('chat.models', {}).then(
    (status) => modelsStore.setState({ status, isAsking: false }),
    () => modelsStore.setState({ isAsking: false }),
  );
}

/** @returns the name for `chat.ask`; null when answers are quotes */
export function chosenModel(): string | null {
  return modelToAsk(currentSettings().chatModel, modelsStore.getState().status?.models ?? []);
}
