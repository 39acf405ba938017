/** Node's worker threads as ports of `shared/rpc.ts`, from either side. */
import type { MessagePort, Worker } from 'node:worker_threads';
import type { Port } from '../../shared/rpc.ts';

/**
 * @param end a `Worker` seen from its owner, `parentPort` inside it, or one end of a MessageChannel.
 * The owner of a Worker listens to its `error` itself: Node ends the process over one nobody hears.
 * Listening keeps a thread alive; it may end once every listener is gone.
 */
export function toPort(end: Worker | MessagePort): Port {
  return {
    post: (message, transfer = []) => end.postMessage(message, transfer),
    onMessage: (listener) => listen(end, 'message', listener),
    onClose: (listener) => listen(end, isWorker(end) ? 'exit' : 'close', () => listener()),
  };
}

function isWorker(end: Worker | MessagePort): end is Worker {
  return 'threadId' in end;
}

function listen(end: Worker | MessagePort, event: string, listener: (value: unknown) => void): () => void {
  const emitter: Emitter = end; // their overloads share no event name, but they are the same emitter
  emitter.on(event, listener);
  return () => emitter.off(event, listener);
}

interface Emitter {
  on(event: string, listener: (value: unknown) => void): unknown;
  off(event: string, listener: (value: unknown) => void): unknown;
}
