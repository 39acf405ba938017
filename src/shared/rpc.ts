/**
 * Calls, streams, cancel and events over any port: page to engine, engine to its workers,
 * and tests in one process all use this file. A port needs to post structured clones and
 * to deliver them in order; nothing else is asked of it.
 */
import { fromWireError, SaegimError, toWireError, type WireError } from './errors.ts';

export interface Port {
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  /** @returns how to stop listening. */
  onMessage(listener: (message: unknown) => void): () => void;
  /** Called once when the other side is gone. @returns how to stop listening. */
  onClose(listener: () => void): () => void;
}

/** What a contract looks like: every call with its params and result, `part` for those that stream. */
export type CallMap = Record<string, { params: unknown; result: unknown; part?: unknown }>;
export type EventMap = Record<string, unknown>;

type PartOf<C> = C extends { part: infer P } ? P : never;

export interface CallContext<Part> {
  /** Aborted when the caller cancels or goes away. */
  readonly signal: AbortSignal;
  readonly emit: (part: Part) => void;
}

export type Handlers<C extends CallMap> = {
  readonly [K in keyof C]: (
    params: C[K]['params'],
    context: CallContext<PartOf<C[K]>>,
  ) => Promise<C[K]['result']>;
};

export interface CallOptions<Part> {
  readonly signal?: AbortSignal;
  readonly onPart?: (part: Part) => void;
  /** Buffers handed over rather than copied. */
  readonly transfer?: readonly ArrayBuffer[];
}

export interface Client<C extends CallMap, E extends EventMap> {
  /** Rejects with a SaegimError: the handler's, `cancelled`, or `engine-gone` when the port closes. */
  call<K extends keyof C & string>(
    method: K,
    params: C[K]['params'],
    options?: CallOptions<PartOf<C[K]>>,
  ): Promise<C[K]['result']>;
  on<K extends keyof E & string>(event: K, listener: (payload: E[K]) => void): () => void;
  close(): void;
}

export interface Server<E extends EventMap> {
  emit<K extends keyof E & string>(event: K, payload: E[K]): void;
  close(): void;
}

type Message =
  | { kind: 'call'; id: number; method: string; params: unknown }
  | { kind: 'cancel'; id: number }
  | { kind: 'part'; id: number; part: unknown }
  | { kind: 'result'; id: number; result: unknown }
  | { kind: 'error'; id: number; error: WireError }
  | { kind: 'event'; event: string; payload: unknown };

interface Waiting {
  resolve(result: unknown): void;
  reject(error: unknown): void;
  onPart?: (part: never) => void;
}

export function createClient<C extends CallMap, E extends EventMap = Record<never, never>>(
  port: Port,
): Client<C, E> {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  let nextId = 1;
  let isClosed = false;

  const stopMessages = port.onMessage((raw) => receive(raw as Message));
  const stopClose = port.onClose(close);

  function receive(message: Message): void {
    if (message.kind === 'event') {
      for (const listener of listeners.get(message.event) ?? []) listener(message.payload as never);
      return;
    }
    if (message.kind === 'call' || message.kind === 'cancel') return;
    const call = waiting.get(message.id);
    if (!call) return; // cancelled here before the answer came
    if (message.kind === 'part') return call.onPart?.(message.part as never);
    waiting.delete(message.id);
    if (message.kind === 'result') call.resolve(message.result);
    else call.reject(fromWireError(message.error));
  }

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    stopMessages();
    stopClose();
    for (const call of waiting.values()) call.reject(new SaegimError('engine-gone', 'the port was closed'));
    waiting.clear();
  }

  return {
    call(method, params, options = {}) {
      return new Promise((resolve, reject) => {
        if (isClosed) return reject(new SaegimError('engine-gone', `${method}: the port is closed`));
        if (options.signal?.aborted) return reject(new SaegimError('cancelled', method));
        const id = nextId++;
        const onAbort = () => {
          waiting.delete(id);
          port.post({ kind: 'cancel', id } satisfies Message);
          reject(new SaegimError('cancelled', method));
        };
        const settle =
          <T>(finish: (value: T) => void) =>
          (value: T) => {
            options.signal?.removeEventListener('abort', onAbort);
            finish(value);
          };
        options.signal?.addEventListener('abort', onAbort, { once: true });
        waiting.set(id, {
          resolve: settle(resolve as (result: unknown) => void),
          reject: settle(reject),
          onPart: options.onPart as Waiting['onPart'],
        });
        port.post({ kind: 'call', id, method, params } satisfies Message, options.transfer);
      });
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    close,
  };
}

export function createServer<C extends CallMap, E extends EventMap = Record<never, never>>(
  port: Port,
  handlers: Handlers<C>,
  /** Buffers of a result that may be handed over rather than copied. */
  transferOf: (result: unknown) => readonly ArrayBuffer[] = () => [],
): Server<E> {
  const running = new Map<number, AbortController>();
  const stopMessages = port.onMessage((raw) => receive(raw as Message));
  const stopClose = port.onClose(close);

  function receive(message: Message): void {
    if (message.kind === 'cancel') running.get(message.id)?.abort();
    else if (message.kind === 'call') void answer(message.id, message.method, message.params);
  }

  async function answer(id: number, method: string, params: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      if (!Object.hasOwn(handlers, method))
        throw new SaegimError('invalid-argument', `no such call: ${method}`);
      const context = {
        signal: controller.signal,
        emit: (part: unknown) => {
          if (!controller.signal.aborted) port.post({ kind: 'part', id, part } satisfies Message);
        },
      };
      const result = await handlers[method](params as never, context as never);
      port.post({ kind: 'result', id, result } satisfies Message, transferOf(result));
    } catch (error) {
      port.post({ kind: 'error', id, error: toWireError(error) } satisfies Message);
    } finally {
      running.delete(id);
    }
  }

  function close(): void {
    stopMessages();
    stopClose();
    for (const controller of running.values()) controller.abort();
    running.clear();
  }

  return {
    emit(event, payload) {
      port.post({ kind: 'event', event, payload } satisfies Message);
    },
    close,
  };
}
