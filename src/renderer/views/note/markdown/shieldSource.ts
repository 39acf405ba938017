/**
 * What CommonMark reads otherwise than people who write for Obsidian: money is not maths, and `%% … %%`
 * is a comment. Both are settled before the text is parsed by putting other characters in their place,
 * one for one, so that every position stays true; `unshield` puts them back.
 */

/** Noncharacters of Unicode: no text has them. */
const hidden = '\ufdd0';
const dollar = '\ufdd1';
const lineBreak = '\ufdd2';

const shielded = /[\ufdd0-\ufdd2]/;
const fence = /(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})[^\n]*(?:\n|$)/y;

/** @returns a text as long as `source` */
export function shieldSource(source: string): string {
  if (!/%%|\$/.test(source)) return source;
  const units = source.split('');
  let at = 0;
  while (at < source.length) {
    const fenced = isLineStart(source, at) ? fencedEnd(source, at) : undefined;
    if (fenced !== undefined) at = fenced;
    else if (source[at] === '\\') at += 2;
    else if (source[at] === '`') at = codeSpanEnd(source, at);
    else if (source.startsWith('%%', at)) at = hideComment(units, source, at);
    else if (source.startsWith('$$', at)) at = shieldDisplay(units, source, at);
    else if (source[at] === '$') at = shieldInline(units, source, at);
    else at++;
  }
  return units.join('');
}

/** @returns the text without what is hidden, with its dollars and line breaks */
export function unshield(value: string): string {
  if (!shielded.test(value)) return value;
  return value.replaceAll(hidden, '').replaceAll(dollar, '$').replaceAll(lineBreak, '\n');
}

export function hasHidden(value: string): boolean {
  return value.includes(hidden);
}

function isLineStart(source: string, at: number): boolean {
  return at === 0 || source[at - 1] === '\n';
}

/** @returns where the code block that begins in this line ends; undefined when none begins */
function fencedEnd(source: string, at: number): number | undefined {
  fence.lastIndex = at;
  const opening = fence.exec(source);
  if (!opening) return undefined;
  const sign = opening[1][0];
  const closing = new RegExp(`^[ \\t>]*\\${sign}{${opening[1].length},}[ \\t]*\\r?$`, 'gm');
  closing.lastIndex = fence.lastIndex;
  return closing.exec(source) ? closing.lastIndex : source.length;
}

function codeSpanEnd(source: string, at: number): number {
  const length = runLength(source, at, '`');
  const end = paragraphEnd(source, at);
  for (let next = at + length; next < end; next++) {
    if (source[next] !== '`') continue;
    const run = runLength(source, next, '`');
    if (run === length) return next + run;
    next += run - 1;
  }
  return at + length;
}

function hideComment(units: string[], source: string, at: number): number {
  const close = source.indexOf('%%', at + 2);
  if (close === -1) return at + 2;
  for (let index = at; index < close + 2; index++) if (!/[\r\n]/.test(source[index])) units[index] = hidden;
  return close + 2;
}

/** `$$ … $$` that does not stand on lines of its own is made one line: as a block it would have no end. */
function shieldDisplay(units: string[], source: string, at: number): number {
  const close = source.indexOf('$$', at + 2);
  if (close === -1) {
    const length = runLength(source, at, '$');
    units.fill(dollar, at, at + length);
    return at + length;
  }
  if (!isAlone(source, at) || !isAlone(source, close)) {
    for (let index = at; index < close; index++) {
      if (source[index] === '\n') units[index] = lineBreak;
      if (source[index] === '\r') units[index] = hidden;
    }
  }
  return close + 2;
}

function isAlone(source: string, at: number): boolean {
  const lineStart = source.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = source.indexOf('\n', at);
  const before = source.slice(lineStart, at);
  const after = source.slice(at + 2, lineEnd === -1 ? source.length : lineEnd);
  return /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*$/.test(before) && after.trim() === '';
}

/**
 * As Obsidian and pandoc have it: no blank after the opening sign, none before the closing one, and no
 * digit after that. Where the next sign cannot close, the first is money.
 */
function shieldInline(units: string[], source: string, at: number): number {
  const close = /\S/.test(source[at + 1] ?? ' ') ? nextDollar(source, at + 1) : -1;
  const canClose = close !== -1 && /\S/.test(source[close - 1]) && !/[\d$]/.test(source[close + 1] ?? '');
  if (canClose) return close + 1;
  units[at] = dollar;
  return at + 1;
}

function nextDollar(source: string, from: number): number {
  const end = paragraphEnd(source, from);
  for (let at = from; at < end; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '$') return at;
  }
  return -1;
}

function paragraphEnd(source: string, from: number): number {
  const blank = /\n[ \t>]*\r?\n/g;
  blank.lastIndex = from;
  return blank.exec(source)?.index ?? source.length;
}

function runLength(source: string, at: number, sign: string): number {
  let end = at;
  while (source[end] === sign) end++;
  return end - at;
}
