/**
 * The only file that touches what the preload hands over: the shell calls, and the engine as a
 * typed client. The port comes anew each time the engine starts; calls made in between wait for it.
 */
import type { EngineCalls, EngineEvents } from '../shared/contract.ts';
import { SaegimError } from '../shared/errors.ts';
import { createClient, type CallOptions, type Client, type Port } from '../shared/rpc.ts';
import type { ShellApi } from '../shared/shell.ts';

declare global {
  interface Window {
    readonly saegim: ShellApi;
  }
}

export const shell: ShellApi = window.saegim;

type EngineClient = Client<EngineCalls, EngineEvents>;

interface Waiter {
  resolve(client: EngineClient): void;
  reject(error: SaegimError): void;
}

/** How long a call waits for an engine that is starting; loading the model takes 1 to 2 s. */
const waitForEngineMs = 30_000;

let client: EngineClient | undefined;
let isGoneForGood = false;
const waiters = new Set<Waiter>();
const connectListeners = new Set<(client: EngineClient) => void>();
const goneListeners = new Set<() => void>();
const subscriptions = new Set<(client: EngineClient) => void>();

export function connectEngine(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const isPort =
      event.source === window && (event.data as { type?: unknown } | null)?.type === 'engine-port';
    const port = event.ports[0];
    if (isPort && port) introduce(port);
  });
  shell.requestEnginePort();
}

function introduce(messagePort: MessagePort): void {
  client?.close(); // the former engine is gone: what still waits for it is rejected with `engine-gone`
  const port = toPort(messagePort);
  // Before the client hears of it and rejects its calls: who asks again at once is to wait for the next engine.
  port.onClose(() => {
    if (client === next) forget();
  });
  const next = createClient<EngineCalls, EngineEvents>(port);
  client = next;
  isGoneForGood = false;
  for (const subscribe of subscriptions) subscribe(next);
  for (const waiter of waiters) waiter.resolve(next);
  waiters.clear();
  for (const listener of connectListeners) listener(next);
}

/**
 * The engine died: whatever waits for an answer is told so at once.
 * @param isForGood no other is being started, so that calls need not wait for one
 */
export function disconnectEngine(isForGood: boolean): void {
  const gone = client;
  if (gone) {
    forget();
    gone.close();
  }
  isGoneForGood = isForGood;
  if (!isForGood) return;
  for (const waiter of waiters) waiter.reject(new SaegimError('engine-gone', 'the engine has failed'));
  waiters.clear();
}

function forget(): void {
  client = undefined;
  for (const listener of goneListeners) listener();
}

type PartOf<K extends keyof EngineCalls> = EngineCalls[K] extends { part: infer P } ? P : never;

/** @throws SaegimError; `engine-gone` when the engine died before it answered */
export async function callEngine<K extends keyof EngineCalls>(
  method: K,
  params: EngineCalls[K]['params'],
  options?: CallOptions<PartOf<K>>,
): Promise<EngineCalls[K]['result']> {
  const current = client ?? (await nextClient());
  return current.call(method, params, options as never);
}

function nextClient(): Promise<EngineClient> {
  if (isGoneForGood) return Promise.reject(new SaegimError('engine-gone', 'the engine has failed'));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiters.delete(waiter);
      reject(new SaegimError('engine-gone', 'the engine did not start'));
    }, waitForEngineMs);
    const waiter: Waiter = {
      resolve(next) {
        clearTimeout(timer);
        resolve(next);
      },
      reject(error) {
        clearTimeout(timer);
        reject(error);
      },
    };
    waiters.add(waiter);
  });
}

/** Survives restarts of the engine. @returns how to stop listening */
export function onEngineEvent<K extends keyof EngineEvents & string>(
  event: K,
  listener: (payload: EngineEvents[K]) => void,
): () => void {
  let stop = client?.on(event, listener);
  const subscribe = (next: EngineClient) => {
    stop = next.on(event, listener);
  };
  subscriptions.add(subscribe);
  return () => {
    subscriptions.delete(subscribe);
    stop?.();
  };
}

/** Called at each (re)connection, so that state can be read anew. */
export function onEngineConnected(listener: () => void): () => void {
  connectListeners.add(listener);
  if (client) listener();
  return () => connectListeners.delete(listener);
}

/** Called each time the engine that answered until now is gone. */
export function onEngineGone(listener: () => void): () => void {
  goneListeners.add(listener);
  return () => goneListeners.delete(listener);
}

function toPort(messagePort: MessagePort): Port {
  messagePort.start();
  return {
    post: (message, transfer = []) => messagePort.postMessage(message, [...transfer]),
    onMessage(listener) {
      const onMessage = (event: MessageEvent<unknown>) => listener(event.data);
      messagePort.addEventListener('message', onMessage);
      return () => messagePort.removeEventListener('message', onMessage);
    },
    onClose(listener) {
      messagePort.addEventListener('close', listener);
      return () => messagePort.removeEventListener('close', listener);
    },
  };
}
