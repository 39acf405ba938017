/**
 * @param chosen the setting: a model, null for quotes, undefined for the first there is
 * @param available models that can write
 * @returns the model to ask, null to quote
 */
export function modelToAsk(chosen: string | null | undefined, available: readonly string[]): string | null {
  return chosen === undefined ? (available[0] ?? null) : chosen;
}
