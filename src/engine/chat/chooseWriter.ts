import type { AnswerPart } from '../../shared/domain/chat.ts';
import { isCancelled } from '../../shared/errors.ts';
import type { Generator } from '../parts.ts';

export type Writer =
  | { readonly kind: 'model'; readonly model: string }
  | { readonly kind: 'quotes'; readonly fallback?: Extract<AnswerPart, { kind: 'model' }>['fallback'] };

/**
 * Who writes the answer. The notes' own sentences do when nobody else can.
 * @param wanted a model's name, null for quotes, undefined for the first model there is
 */
export async function chooseWriter(
  wanted: string | null | undefined,
  generator: Generator,
  signal: AbortSignal,
): Promise<Writer> {
  if (wanted === null) return { kind: 'quotes' };
  try {
    const models = await generator.models(signal);
    const model = wanted === undefined ? models[0] : models.find((name) => isSameModel(name, wanted));
    return model === undefined
      ? { kind: 'quotes', fallback: 'ollama-model-missing' }
      : { kind: 'model', model };
  } catch (error) {
    if (isCancelled(error)) throw error;
    return { kind: 'quotes', fallback: 'ollama-unreachable' };
  }
}

/** Ollama lists `name:latest` for what people call `name`. */
function isSameModel(listed: string, wanted: string): boolean {
  const full = (name: string) => (name.includes(':') ? name : `${name}:latest`).toLowerCase();
  return full(listed) === full(wanted);
}
