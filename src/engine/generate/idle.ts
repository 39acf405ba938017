import { SaegimError } from '../../shared/errors.ts';

/**
 * Passes pieces on, and fails when none comes for too long; `letGo` is aborted then, so that the
 * source is closed.
 * @throws SaegimError ollama-failed
 */
export async function* limitIdle<T>(
  source: AsyncIterable<T>,
  limits: { readonly firstPieceMs: number; readonly nextPieceMs: number },
  letGo: AbortController,
): AsyncGenerator<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = (ms: number) =>
    new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        letGo.abort();
        reject(new SaegimError('ollama-failed', `nothing came from Ollama for ${ms} ms`));
      }, ms);
    });

  const iterator = source[Symbol.asyncIterator]();
  let limitMs = limits.firstPieceMs;
  try {
    for (;;) {
      const next = iterator.next();
      next.catch(() => undefined); // it loses the race when time is up, and is answered for below
      const { done, value } = await Promise.race([next, silence(limitMs)]);
      clearTimeout(timer);
      if (done) return;
      yield value;
      limitMs = limits.nextPieceMs;
    }
  } finally {
    clearTimeout(timer);
  }
}
