/** One import at a time; what is dropped meanwhile waits its turn. Also follows an import that the engine took up by itself. */
import { createStore } from 'zustand/vanilla';
import type { ImportMode, ImportProgress, ImportReport } from '../../shared/domain/library.ts';
import { isCancelled, SaegimError, type ErrorCode } from '../../shared/errors.ts';
import { callEngine, onEngineConnected, onEngineEvent, onEngineGone, shell } from '../bridge.ts';
import { errorCodeOf } from './latest.ts';
import { readLibrary } from './library.ts';
import { settingsStore } from './settings.ts';

export type ImportState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly progress?: ImportProgress;
      /** Begun by the engine itself: there is no call to cancel. */
      readonly isResumed: boolean;
      readonly isCancelling: boolean;
    }
  | { readonly kind: 'done'; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly request?: ImportRequest };

export interface ImportRequest {
  /** Absolute. */
  readonly paths: readonly string[];
  readonly mode: ImportMode;
}

export interface ImportStore {
  readonly state: ImportState;
  readonly waiting: readonly ImportRequest[];
}

export const importStore = createStore<ImportStore>(() => ({ state: { kind: 'idle' }, waiting: [] }));

let controller: AbortController | undefined;

export function followImports(): void {
  onEngineEvent('import.progress', (progress) => {
    if (controller) return; // the call says it
    const { state } = importStore.getState();
    const isCancelling = state.kind === 'running' && state.isCancelling;
    importStore.setState({ state: { kind: 'running', progress, isResumed: !isCancelling, isCancelling } });
  });
  onEngineEvent('import.done', (report) => {
    if (!controller) importStore.setState({ state: { kind: 'done', report } });
  });
  onEngineEvent('import.failed', ({ code }) => {
    if (!controller) importStore.setState({ state: { kind: 'failed', code } });
  });
  // A cancelled import whose engine is gone will never say that it is done.
  onEngineConnected(() => {
    const { state } = importStore.getState();
    if (!controller && state.kind === 'running') importStore.setState({ state: { kind: 'idle' } });
  });
}

export function importPaths(request: ImportRequest): void {
  if (request.paths.length === 0) return;
  if (controller) importStore.setState(({ waiting }) => ({ waiting: [...waiting, request] }));
  else void run(request);
}

export async function importChosenFolder(mode: ImportMode): Promise<void> {
  importPaths({ paths: await shell.chooseFolder(), mode });
}

export async function importChosenFiles(): Promise<void> {
  importPaths({ paths: await shell.chooseFiles(), mode: 'copy' });
}

/** As a copy: who tries the app writes in it too. */
export function importSample(): void {
  const folder = settingsStore.getState().info?.sampleFolder;
  if (folder) importPaths({ paths: [folder], mode: 'copy' });
}

/** The index anew from the files; shown and cancelled like an import. */
export function rebuildLibrary(): void {
  void callEngine('library.rebuild', {}).catch((error: unknown) => {
    if (!isCancelled(error)) importStore.setState({ state: { kind: 'failed', code: errorCodeOf(error) } });
  });
}

export function cancelImport(): void {
  const { state } = importStore.getState();
  if (state.kind !== 'running') return;
  importStore.setState({ state: { ...state, isCancelling: true }, waiting: [] });
  if (controller) controller.abort();
  else void callEngine('library.cancelImports', {}).catch(() => {}); // an engine that is gone imports nothing
}

export function dismissImport(): void {
  if (importStore.getState().state.kind !== 'running') importStore.setState({ state: { kind: 'idle' } });
}

async function run(request: ImportRequest): Promise<void> {
  const current = new AbortController();
  controller = current;
  importStore.setState({ state: { kind: 'running', isResumed: false, isCancelling: false } });
  try {
    const report = await importOrFollow(request, current.signal);
    importStore.setState({ state: { kind: 'done', report } });
  } catch (error) {
    // A cancelled call ends here at once; what was read until then is told by `import.done`.
    if (!isCancelled(error))
      importStore.setState({ state: { kind: 'failed', code: errorCodeOf(error), request } });
  } finally {
    controller = undefined;
    readLibrary();
    runNext();
  }
}

/**
 * An engine that dies in the middle is started again and goes on with the import by itself, unless it died
 * before it had noted it; then it is asked once more. A second death is told to the person.
 */
async function importOrFollow(request: ImportRequest, signal: AbortSignal): Promise<ImportReport> {
  const ask = () => callEngine('library.import', request, { signal, onPart: takeProgress });
  try {
    return await ask();
  } catch (error) {
    if (errorCodeOf(error) !== 'engine-gone') throw error;
  }
  const resumed = followResumed(signal);
  try {
    const { isImporting } = await callEngine('library.status', {}, { signal });
    return await (isImporting ? resumed.report : ask());
  } finally {
    resumed.stop();
  }
}

/** The next report of an import that nobody on this page asked for. */
function followResumed(signal: AbortSignal): {
  readonly report: Promise<ImportReport>;
  readonly stop: () => void;
} {
  const stops: (() => void)[] = [];
  const report = new Promise<ImportReport>((resolve, reject) => {
    const onAbort = () => {
      void callEngine('library.cancelImports', {}).catch(() => {}); // an engine that is gone imports nothing
      reject(new SaegimError('cancelled', 'import'));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    stops.push(
      () => signal.removeEventListener('abort', onAbort),
      onEngineEvent('import.progress', takeProgress),
      onEngineEvent('import.done', resolve),
      onEngineEvent('import.failed', ({ code }) =>
        reject(new SaegimError(code, 'the resumed import failed')),
      ),
      onEngineGone(() => reject(new SaegimError('engine-gone', 'the engine died again'))),
    );
  });
  report.catch(() => {}); // told where it is awaited, if it is
  return { report, stop: () => stops.forEach((stop) => stop()) };
}

function takeProgress(progress: ImportProgress): void {
  const { state } = importStore.getState();
  if (state.kind === 'running') importStore.setState({ state: { ...state, progress } });
}

function runNext(): void {
  const [next, ...waiting] = importStore.getState().waiting;
  if (!next) return;
  importStore.setState({ waiting });
  void run(next);
}
