/**
 * Entry of the engine process (Electron's utilityProcess). Main says where things lie by arguments
 * and hands over one port for each page.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SaegimError, toWireError } from '../shared/errors.ts';
import type { Port } from '../shared/rpc.ts';
import { createEngine, type Engine } from './engine.ts';
import { indexFolderOf } from './library/indexFolder.ts';
import { logToStandardError } from './log.ts';
import { watchOtherWork } from './otherWork.ts';

/** What of Electron's process.parentPort is used; its types come with Electron, which the engine never imports. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: readonly ElectronPort[] }) => void): void;
  postMessage(message: unknown): void;
}

interface ElectronPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  off(event: string, listener: (...args: never[]) => void): void;
  start(): void;
  postMessage(message: unknown): void;
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    library: { type: 'string' },
    model: { type: 'string' },
    workers: { type: 'string' },
  },
});
const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;
if (!parentPort || !values.data || !values.model || !values.workers) {
  throw new Error('the engine is started by the app, with --data, --model and --workers');
}

const engine = createEngine({
  indexFolder: indexFolderOf(values.data),
  ...(values.library !== undefined && { libraryFolder: path.resolve(values.library) }),
  isWatching: true,
  isMachineBusy: watchOtherWork(),
  modelFolder: values.model,
  workerFolder: values.workers,
  log: logToStandardError,
});

engine.then(
  () => parentPort.postMessage({ type: 'ready' }),
  (error: unknown) => {
    logToStandardError('error', 'the engine could not start', error);
    parentPort.postMessage({ type: 'failed', error: toWireError(error) });
  },
);

parentPort.on('message', ({ data, ports }) => {
  const type = (data as { type?: unknown } | null)?.type;
  const port = ports[0];
  if (type === 'port' && port) void serve(port);
  else if (type === 'power') void setPace((data as { isOnBattery?: unknown }).isOnBattery === true);
  else if (type === 'stop') void stop();
});

async function serve(port: ElectronPort): Promise<void> {
  let ready: Engine;
  try {
    ready = await engine;
  } catch {
    return; // told to main above, which tells the page
  }
  ready.serve(toPort(port));
}

async function setPace(isOnBattery: boolean): Promise<void> {
  await engine.then(
    (ready) => ready.setPace({ isOnBattery }),
    () => {}, // told to main above
  );
}

async function stop(): Promise<void> {
  try {
    await (await engine).close();
  } catch (error) {
    if (!(error instanceof SaegimError))
      logToStandardError('warn', 'the engine did not close cleanly', error);
  }
  process.exit(0);
}

function toPort(port: ElectronPort): Port {
  port.start();
  return {
    post: (message) => port.postMessage(message), // Electron's ports copy: they transfer ports only
    onMessage(listener) {
      const onMessage = (event: { data: unknown }) => listener(event.data);
      port.on('message', onMessage);
      return () => port.off('message', onMessage);
    },
    onClose(listener) {
      port.on('close', listener);
      return () => port.off('close', listener);
    },
  };
}
