/** Renders Markdown beside the page, so that a long note does not hold it up. */
import { renderTree, type TreeRequest } from './renderTree.ts';

interface Job {
  readonly id: number;
  readonly request: TreeRequest;
}

self.addEventListener('message', ({ data: { id, request } }: MessageEvent<Job>) => {
  try {
    self.postMessage({ id, tree: renderTree(request) });
  } catch (error) {
    self.postMessage({ id, error: String(error) }); // nested too deep: the page shows the text as it is
  }
});
