/** By most words: a Korean sentence may hold English names, an English one rarely holds Hangul. */
export function isMostlyKorean(text: string): boolean {
  const hangul = text.match(/[가-힣]+/g)?.length ?? 0;
  const latin = text.match(/[A-Za-z]+/g)?.length ?? 0;
  return hangul > latin;
}
