/**
 * How many tokens a language model makes of a text, on the high side: their tokenizers differ and
 * Ollama does not tell. English takes 0.2 to 0.3 tokens a character, Korean 0.5 to 0.8 with the
 * vocabularies of the last years (and 2 and more with those made for English alone).
 */
export function estimateTokens(text: string): number {
  const wide = text.match(/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\u3130-\u318f]/g)?.length ?? 0;
  return Math.ceil(wide * 0.8 + (text.length - wide) * 0.3);
}
