import { isCancelled, SaegimError } from '../../shared/errors.ts';

export interface Written {
  readonly text: string;
  readonly end: 'done' | 'stopped' | 'broken';
}

/**
 * Hands pieces on as they come and keeps them, whatever ends the stream.
 * @throws SaegimError ollama-unreachable, ollama-model-missing: nothing was written
 */
export async function writeAnswer(
  pieces: AsyncIterable<string>,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<Written> {
  let text = '';
  try {
    for await (const piece of pieces) {
      text += piece;
      onText(piece);
    }
    return { text, end: signal.aborted ? 'stopped' : 'done' };
  } catch (error) {
    if (signal.aborted || isCancelled(error)) return { text, end: 'stopped' };
    if (error instanceof SaegimError && (error.code === 'ollama-failed' || text !== ''))
      return { text, end: 'broken' };
    throw error;
  }
}
