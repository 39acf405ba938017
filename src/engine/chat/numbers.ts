/**
 * The numbers of a text in one spelling, so that `1,000`, `1천`, `one thousand`, `1 January` and
 * `2025-01-01` can be compared across languages.
 */
const koreanUnits: Readonly<Record<string, number>> = { 백: 1e2, 천: 1e3, 만: 1e4, 억: 1e8, 조: 1e12 };
const englishUnits: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const englishWords = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const koreanCounts = [
  [/(?:하나|한)(?=\s?(?:번|개|명|사람|곳|달|해|시간|주|잔|권|가지|살|쪽|그루|마리|대|반))/g, 1],
  [/(?:두|둘)(?=\s?(?:번|개|명|사람|곳|달|해|시간|주|잔|권|가지|배|살|쪽|그루|마리|대))/g, 2],
  [/(?:세|셋|석)(?=\s?(?:번|개|명|사람|곳|달|해|시간|주|잔|권|가지|배|살|쪽|그루|마리|대))/g, 3],
  [/(?:네|넷|넉)(?=\s?(?:번|개|명|사람|곳|달|해|시간|주|잔|권|가지|배|살|쪽|그루|마리|대))/g, 4],
  [/다섯/g, 5],
  [/여섯/g, 6],
  [/일곱/g, 7],
  [/여덟/g, 8],
  [/아홉/g, 9],
] as const;

const digits = /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;
const isoDate = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g;
const monthName =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b\.?/gi;

/** Numbers that a text states. */
export function readNumbers(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  const plain = text.normalize('NFKC').replace(isoDate, '$1 $2 $3 ');
  for (const match of plain.matchAll(digits)) {
    const value = Number(match[0].replaceAll(',', ''));
    const scaled = value * scaleAfter(plain.slice(match.index + match[0].length));
    found.add(String(scaled));
  }
  addKoreanSums(plain, found);
  for (const match of plain.matchAll(monthName)) {
    if (isMonth(plain, match)) found.add(String(months.indexOf(match[1].toLowerCase()) + 1));
  }
  return found;
}

/** Numbers that stand in words: a text may state these in digits elsewhere, but `one` is often no number. */
export function readSpelledNumbers(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  englishWords.forEach((word, value) => {
    if (new RegExp(`\\b${word}\\b`, 'i').test(text)) found.add(String(value));
  });
  for (const [pattern, value] of koreanCounts) if (text.match(pattern)) found.add(String(value));
  return found;
}

/** 1억 2,000만 is one number, and so is each of its parts. */
function addKoreanSums(text: string, found: Set<string>): void {
  for (const [run] of text.matchAll(/(?:\d[\d,.]*\s?[백천만억조]+\s?){2,}/g)) {
    let sum = 0;
    for (const [, number, units] of run.matchAll(/(\d[\d,.]*)\s?([백천만억조]+)/g)) {
      sum +=
        Number(number.replaceAll(',', '')) * [...units].reduce((scale, unit) => scale * koreanUnits[unit], 1);
    }
    found.add(String(sum));
  }
}

function scaleAfter(rest: string): number {
  const korean = /^\s?([백천만억조]+)(?!나|들)/.exec(rest);
  if (korean) return [...korean[1]].reduce((scale, unit) => scale * koreanUnits[unit], 1);
  const english = /^\s?(hundred|thousand|million|billion|trillion)s?\b/i.exec(rest);
  return english ? englishUnits[english[1].toLowerCase()] : 1;
}

/** `may` and `mar` are words too: a month stands beside a number or is written large in the middle. */
function isMonth(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - 4), match.index);
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 4);
  return (
    /\d\s*(?:st|nd|rd|th)?\s*$/.test(before) ||
    /^\s*\d/.test(after) ||
    (/^[A-Z]/.test(match[0]) && /[a-z] $/.test(before))
  );
}
