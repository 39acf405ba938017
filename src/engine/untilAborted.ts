/**
 * Who no longer wants a value stops waiting for it; what makes it goes on for the others. The listener
 * leaves with the value, so that a signal that lives long does not gather them.
 * @throws the signal's reason
 */
export async function untilAborted<T>(value: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return value;
  value.catch(() => {}); // nobody hears its failure once the signal was first
  signal.throwIfAborted();
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
  });
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([value, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
