/** Dates as people and programs write them, as ms since 1970. What can be read in two ways is not read. */

const months: Readonly<Record<string, number>> = {
  jan: 0,
  feb: 1,
  mar: 2,
  apr: 3,
  may: 4,
  jun: 5,
  jul: 6,
  aug: 7,
  sep: 8,
  oct: 9,
  nov: 10,
  dec: 11,
};

const clock = String.raw`(?:[T\s,]+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s?([ap])\.?m\.?)?)?`;
/** 2024-03-01, 2024. 3. 1., 2024/3/1 10:30, 2024_03_01 */
const yearFirst = new RegExp(String.raw`^(\d{4})\s?[-./_]\s?(\d{1,2})\s?[-./_]\s?(\d{1,2})\.?${clock}$`, 'i');
/** 1.3.2024: only with dots is the day surely first. */
const dayFirst = new RegExp(String.raw`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})${clock}$`, 'i');
/** March 1, 2024; Fri, Mar 1st 2024 10:30 PM */
const monthFirst = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]{0,6}\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${clock}$`,
  'i',
);
/** 1 March 2024 */
const dayMonth = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]{0,6}\.?,?\s+(\d{4})${clock}$`,
  'i',
);
/** 2024년 3월 1일 (금) 오후 3:21, 2024年3月1日 15:21 */
const eastAsian =
  /^(\d{4})\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]?(?:\s?\(?[월화수목금토일月火水木金土日](?:요일|曜日)?\)?)?(?:\s+(?:(오전|오후|午前|午後)\s?)?(\d{1,2})[:시時]\s?(\d{2})?분?(?::(\d{2}))?)?$/;
/** 20240301, 20240301T103000Z, 202403011030 as Zettelkasten name notes */
const compact = /^(\d{4})(\d{2})(\d{2})(?:[T-]?(\d{2})(\d{2})(\d{2})?(Z)?)?$/;
const zoned = /^(\d{4}-\d{2}-\d{2})[T\s]+(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}):?(\d{2})?$/;

/** Before and after this nobody's notes are from. */
const [firstYear, lastYear] = [1900, 2100];
const longest = 60;

/** A day or a time without zone is the person's own, not UTC. */
export function timeOf(field: unknown): number | undefined {
  if (typeof field === 'number') return timeOfNumber(field);
  if (typeof field !== 'string' || field.length > longest) return undefined;
  const written = field.trim().replace(/^\[\[(.*)\]\]$/, '$1'); // Obsidian and Logseq link their days
  const withZone = zoned.exec(written);
  if (withZone) {
    const [, day, time, zone, minutes] = withZone;
    return inRange(Date.parse(`${day}T${time}${zone === 'Z' ? 'Z' : `${zone}:${minutes ?? '00'}`}`));
  }
  const numbers = /^\d{9,13}$/.test(written) ? timeOfNumber(Number(written)) : undefined;
  return timeOfWords(written) ?? numbers;
}

function timeOfWords(written: string): number | undefined {
  let parts = yearFirst.exec(written);
  if (parts) return localTime(parts[1], Number(parts[2]) - 1, parts[3], parts.slice(4));
  if ((parts = dayFirst.exec(written)))
    return localTime(parts[3], Number(parts[2]) - 1, parts[1], parts.slice(4));
  if ((parts = monthFirst.exec(written)))
    return localTime(parts[3], months[parts[1].toLowerCase()], parts[2], parts.slice(4));
  if ((parts = dayMonth.exec(written)))
    return localTime(parts[3], months[parts[2].toLowerCase()], parts[1], parts.slice(4));
  if ((parts = eastAsian.exec(written))) {
    const [, year, month, day, half, hour, minute, second] = parts;
    const mark = half === undefined ? undefined : half === '오후' || half === '午後' ? 'p' : 'a';
    return localTime(year, Number(month) - 1, day, [hour, minute, second, mark]);
  }
  if ((parts = compact.exec(written))) {
    const [, year, month, day, hour, minute, second, isUtc] = parts;
    const time = localTime(year, Number(month) - 1, day, [hour, minute, second]);
    if (time === undefined || !isUtc) return time;
    return Date.UTC(+year, +month - 1, +day, Number(hour), Number(minute), Number(second ?? 0));
  }
  return undefined;
}

/** A day written as a number, or seconds or milliseconds since 1970. */
function timeOfNumber(value: number): number | undefined {
  if (!Number.isInteger(value)) return undefined;
  if (value >= 19000101 && value <= 21001231) return timeOfWords(String(value));
  if (value >= 1e11 && value < 1e13) return inRange(value);
  return value >= 1e8 && value < 1e10 ? inRange(value * 1000) : undefined;
}

function localTime(
  year: string,
  month: number | undefined,
  day: string,
  [hour, minute, second, half]: readonly (string | undefined)[],
): number | undefined {
  if (month === undefined || Number(year) < firstYear) return undefined; // Date takes 24 for 1924
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour ?? 0);
  if (hours > 24 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return undefined;
  const date = new Date(Number(year), month, Number(day), hours, Number(minute ?? 0), Number(second ?? 0));
  const isDay = new Date(Number(year), month, Number(day)).getMonth() === month && Number(day) > 0;
  return isDay ? inRange(date.getTime()) : undefined;
}

function inRange(time: number): number | undefined {
  return time >= Date.UTC(firstYear, 0) && time < Date.UTC(lastYear, 0) ? time : undefined;
}
