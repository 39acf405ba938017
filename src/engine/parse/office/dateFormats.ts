/** Days that a workbook counts, as the dates and times that its format codes show. */
import type { FormatPiece } from './numberFormats.ts';

const dayMs = 86_400_000;
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const koreanWeekdays = [...'일월화수목금토'];

/** Days since the end of 1899 (Lotus's 29 February 1900 among them) or since 1904. */
export function formatDate(
  value: number,
  pieces: readonly FormatPiece[],
  isFrom1904: boolean,
): string | undefined {
  const days = isFrom1904 ? value + 1462 : value > 0 && value < 60 ? value + 1 : value;
  // Excel ends at the year 9999.
  if (days < 0 || days >= 2_958_466) return undefined;
  const date = new Date(Math.round(days * 86_400) * 1000 - 25_569 * dayMs);
  const tokens = dateTokens(pieces);
  const hasNoon = tokens.some(({ literal, text }) => !literal && /^(?:am\/pm|a\/p)$/i.test(text));
  return tokens
    .map(({ literal, text }, i) =>
      literal ? text : datePart(text.toLowerCase(), date, value, hasNoon, isMinute(tokens, i)),
    )
    .join('')
    .trim();
}

/** Runs of one letter, `AM/PM`, elapsed hours; the rest stands as it is. */
function dateTokens(pieces: readonly FormatPiece[]): FormatPiece[] {
  return pieces
    .reduce<FormatPiece[]>((joined, piece) => {
      const last = joined.at(-1);
      if (last && !last.literal && !piece.literal)
        joined[joined.length - 1] = { literal: false, text: last.text + piece.text };
      else joined.push(piece);
      return joined;
    }, [])
    .flatMap((piece) =>
      piece.literal
        ? piece
        : Array.from(piece.text.matchAll(/am\/pm|a\/p|\[[hms]+\]|([ymdhsa])\1*|[\s\S]/gi), ([text]) => ({
            literal: !/^(?:am\/pm|a\/p|\[[hms]+\]|[ymdhs]+|a{3,4})$/i.test(text),
            text,
          })),
    );
}

/** `m` is minutes after hours and before seconds. */
function isMinute(tokens: readonly FormatPiece[], index: number): boolean {
  const symbols = tokens.map(({ literal, text }) => (literal ? '' : text.toLowerCase()));
  const before = symbols.slice(0, index).findLast((text) => /^\[?[ymdhs]/.test(text));
  const after = symbols.slice(index + 1).find((text) => /^\[?[ymdhs]/.test(text));
  return /^\[?h/.test(before ?? '') || /^\[?s/.test(after ?? '');
}

function datePart(token: string, date: Date, elapsed: number, hasNoon: boolean, isMinute: boolean): string {
  const pad = (number: number) => String(number).padStart(token.length > 1 ? 2 : 1, '0');
  const hours = date.getUTCHours();
  switch (token[0]) {
    case 'y':
      return token.length > 2 ? String(date.getUTCFullYear()) : String(date.getUTCFullYear()).slice(-2);
    case 'm':
      if (isMinute) return pad(date.getUTCMinutes());
      if (token.length < 3) return pad(date.getUTCMonth() + 1);
      return token.length === 3 ? months[date.getUTCMonth()].slice(0, 3) : months[date.getUTCMonth()];
    case 'd':
      if (token.length < 3) return pad(date.getUTCDate());
      return token.length === 3 ? weekdays[date.getUTCDay()].slice(0, 3) : weekdays[date.getUTCDay()];
    case 'h':
      return pad(hasNoon ? hours % 12 || 12 : hours);
    case 's':
      return pad(date.getUTCSeconds());
    case '[':
      return String(Math.floor(elapsed * ({ h: 24, m: 1440, s: 86_400 }[token[1]] ?? 24) + 1e-9));
    default:
      if (token.startsWith('aaa')) return koreanWeekdays[date.getUTCDay()] + (token.length > 3 ? '요일' : '');
      return hours < 12 ? 'AM' : 'PM';
  }
}
