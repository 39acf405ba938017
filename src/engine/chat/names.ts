/**
 * Names as far as writing shows them: Latin words in capitals inside a sentence, identifiers,
 * Latin words in a Korean sentence, Korean words in quotation marks or before 씨, 님 and the like.
 */
const latinWord = /(?<![\p{L}\p{N}])[A-Za-z][\p{Script=Latin}\p{N}_.+#'’-]*[\p{Script=Latin}\p{N}+#]/gu;
const koreanTitled =
  /([가-힣]{2,4})\s?(?:씨|님|교수|선생|박사|대표|팀장|과장|부장|사장|작가|감독)(?![가-힣]{2})/g;
const quoted = /[「『《〈‘“]([^」』》〉’”\n]{2,40})[」』》〉’”]/g;
const hangul = /[가-힣]/;

/** Words that are written large for other reasons. */
const noNames = new Set([
  'i',
  "i'm",
  "i'd",
  "i've",
  "i'll",
  'a',
  'the',
  'note',
  'notes',
  'passage',
  'passages',
  'ok',
]);

export function readNames(sentence: string): readonly string[] {
  const names = new Set<string>();
  const isKorean = hangul.test(sentence);
  for (const match of sentence.matchAll(latinWord)) {
    const word = match[0].replace(/['’]s$/, '');
    const isFirst = !/[\p{L}\p{N}]/u.test(sentence.slice(0, match.index));
    const looksLikeName = /^[A-Z]/.test(word) ? !isFirst || isMixed(word) : isMixed(word);
    if ((isKorean ? word.length > 2 : looksLikeName) && !noNames.has(word.toLowerCase())) names.add(word);
  }
  for (const [, name] of sentence.matchAll(koreanTitled)) names.add(name);
  for (const [, name] of sentence.matchAll(quoted)) names.add(name);
  return [...names];
}

/** Whether a name stands in a text; names of another script can't be looked for. */
export function hasName(text: string, name: string): boolean {
  const isLatin = /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u.test(name);
  if (isLatin ? !/\p{Script=Latin}{2}/u.test(text) : !hangul.test(text)) return true;
  return fold(text).includes(fold(name));
}

/** Digits, capitals or joints inside: FTS5, iPhone, WAL, busy_timeout. */
function isMixed(word: string): boolean {
  return /[a-z][A-Z]|\d|^[A-Z]{2,}|\w_\w/.test(word);
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s'’-]/g, '');
}
