export type TextLanguage = 'ko' | 'other';

/** A tenth of its letters in Hangul makes a text Korean: Korean notes are full of English names and code. */
const hangulShare = 0.1;

export function languageOf(text: string): TextLanguage {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  return letters > 0 && hangul / letters >= hangulShare ? 'ko' : 'other';
}
