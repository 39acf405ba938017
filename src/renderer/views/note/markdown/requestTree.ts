import type { RenderedTree, TreeRequest } from './renderTree.ts';

interface Waiting {
  resolve(tree: RenderedTree): void;
  reject(error: Error): void;
}

type Reply = { readonly id: number } & ({ readonly tree: RenderedTree } | { readonly error: string });

/** A note that takes longer is built to take long: it is shown as plain text. */
const longestMs = 10_000;

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/**
 * Renders in the worker, in order of asking.
 * @throws Error when the Markdown cannot be rendered (nested too deep) or takes longer than ten seconds
 */
export function requestTree(request: TreeRequest): Promise<RenderedTree> {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(startAnew, longestMs);
    const settle = () => {
      clearTimeout(timer);
      waiting.delete(id);
    };
    waiting.set(id, {
      resolve: (tree) => (settle(), resolve(tree)),
      reject: (error) => (settle(), reject(error)),
    });
    workerNow().postMessage({ id, request });
  });
}

function workerNow(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('./markdownWorker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const waiter = waiting.get(data.id);
    if ('tree' in data) waiter?.resolve(data.tree);
    else waiter?.reject(new Error(data.error));
  });
  worker.addEventListener('error', startAnew);
  return worker;
}

function startAnew(): void {
  worker?.terminate();
  worker = undefined;
  for (const waiter of waiting.values()) waiter.reject(new Error('the Markdown took too long'));
}
