import { describe, expect, it } from 'vitest';
import { SaegimError } from './errors.ts';
import { createClient, createServer, type Handlers, type Port } from './rpc.ts';

type Calls = {
  double: { params: number; result: number };
  count: { params: number; part: number; result: string };
  wait: { params: null; result: string };
};
type Events = { changed: { n: number } };

/** Two ends in one process, delivering structured clones in order as real ports do. */
function portPair(): { near: Port; far: Port; close: () => void } {
  const listeners = { near: new Set<(m: unknown) => void>(), far: new Set<(m: unknown) => void>() };
  const closers = new Set<() => void>();
  const end = (mine: 'near' | 'far', other: 'near' | 'far'): Port => ({
    post: (message) => {
      const copy = structuredClone(message);
      queueMicrotask(() => listeners[other].forEach((listener) => listener(copy)));
    },
    onMessage: (listener) => {
      listeners[mine].add(listener);
      return () => listeners[mine].delete(listener);
    },
    onClose: (listener) => {
      closers.add(listener);
      return () => closers.delete(listener);
    },
  });
  return {
    near: end('near', 'far'),
    far: end('far', 'near'),
    close: () => [...closers].forEach((close) => close()),
  };
}

function connect(handlers: Partial<Handlers<Calls>>) {
  const ports = portPair();
  const server = createServer<Calls, Events>(ports.far, handlers as Handlers<Calls>);
  return { client: createClient<Calls, Events>(ports.near), server, close: ports.close };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('rpc', () => {
  it('answers a call with the result of its handler', async () => {
    const { client } = connect({ double: async (n) => n * 2 });
    expect(await client.call('double', 21)).toBe(42);
  });

  it('delivers the parts of a stream in order and before its result', async () => {
    const { client } = connect({
      count: async (n, { emit }) => {
        for (let i = 0; i < n; i++) emit(i);
        return 'done';
      },
    });
    const seen: unknown[] = [];
    seen.push(await client.call('count', 3, { onPart: (part) => seen.push(part) }));
    expect(seen).toEqual([0, 1, 2, 'done']);
  });

  it('carries the code of an error across', async () => {
    const { client } = connect({
      double: async () => {
        throw new SaegimError('disk-full', 'no space');
      },
    });
    await expect(client.call('double', 1)).rejects.toMatchObject({ code: 'disk-full', message: 'no space' });
  });

  it('aborts the handler when the caller cancels', async () => {
    const aborted = deferred();
    const started = deferred();
    const { client } = connect({
      wait: (_, { signal }) =>
        new Promise(() => {
          signal.addEventListener('abort', () => aborted.resolve(), { once: true });
          started.resolve();
        }),
    });
    const controller = new AbortController();
    const call = client.call('wait', null, { signal: controller.signal });
    await started.promise;
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await aborted.promise;
  });

  it('rejects what waits for an answer when the other side goes away, and what is called afterwards', async () => {
    const { client, close } = connect({ wait: () => new Promise(() => {}) });
    const waiting = client.call('wait', null);
    close();
    await expect(waiting).rejects.toMatchObject({ code: 'engine-gone' });
    await expect(client.call('double', 1)).rejects.toMatchObject({ code: 'engine-gone' });
  });

  it('refuses a call that does not exist', async () => {
    const { client } = connect({});
    await expect(client.call('double', 1)).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it('delivers events until the listener is taken away', async () => {
    const { client, server } = connect({ double: async (n) => n });
    const seen: number[] = [];
    const stop = client.on('changed', ({ n }) => seen.push(n));
    server.emit('changed', { n: 1 });
    await client.call('double', 0);
    stop();
    server.emit('changed', { n: 2 });
    await client.call('double', 0);
    expect(seen).toEqual([1]);
  });
});
