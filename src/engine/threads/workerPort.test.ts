import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { createClient, createServer } from '../../shared/rpc.ts';
import { toPort } from './workerPort.ts';

type Calls = { length: { params: Uint8Array; result: number } };

describe('toPort', () => {
  it('carries a call over a message channel and hands its buffer over', async () => {
    const { port1, port2 } = new MessageChannel();
    const server = createServer<Calls>(toPort(port1), { length: async (bytes) => bytes.length });
    const client = createClient<Calls>(toPort(port2));
    const bytes = new Uint8Array(5);

    expect(await client.call('length', bytes, { transfer: [bytes.buffer] })).toBe(5);
    expect(bytes.length).toBe(0);
    client.close();
    server.close();
    port1.close();
  });

  it('fails what waits with engine-gone when a worker ends', async () => {
    const worker = new Worker(`setInterval(() => {}, 1e6)`, { eval: true });
    await once(worker, 'online');
    const answer = createClient<Calls>(toPort(worker)).call('length', new Uint8Array(1));
    await Promise.all([worker.terminate(), expect(answer).rejects.toMatchObject({ code: 'engine-gone' })]);
  });

  it('fails what waits with engine-gone when the other end of a channel closes', async () => {
    const { port1, port2 } = new MessageChannel();
    const answer = createClient<Calls>(toPort(port2)).call('length', new Uint8Array(1));
    port1.close();
    await expect(answer).rejects.toMatchObject({ code: 'engine-gone' });
  });
});
