/** Numbers as a workbook shows them: its format codes, as far as they change what is read. */
import { formatDate } from './dateFormats.ts';
import { xmlAttribute, xmlElements, type XmlNode } from './officePackage.ts';

export interface NumberFormats {
  /** @param style index of the cell's format; undefined where the value is no number */
  written(value: number, style: number): string | undefined;
}

/** ECMA-376 part 1, 18.8.30; 14 and the East Asian ones depend on the machine, so the order is the standard's. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  48: '0.0E+0',
};
/** Excel's own limit. */
const maxCode = 255;

const isEastAsianDate = (id: number) => (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

export function createNumberFormats(styles: XmlNode, isFrom1904: boolean): NumberFormats {
  const custom = new Map<number, string>();
  for (const format of xmlElements(styles, 'styleSheet.numFmts.numFmt'))
    custom.set(Number(xmlAttribute(format, 'numFmtId')), xmlAttribute(format, 'formatCode') ?? '');
  const codes = xmlElements(styles, 'styleSheet.cellXfs.xf').map((xf) => {
    const id = Number(xmlAttribute(xf, 'numFmtId') ?? 0);
    return custom.get(id)?.slice(0, maxCode) ?? builtIn[id] ?? (isEastAsianDate(id) ? 'yyyy-mm-dd' : '');
  });
  return {
    written: (value, style) =>
      Number.isFinite(value) ? formatNumber(value, codes[style] ?? '', isFrom1904) : undefined,
  };
}

/** @param code of a workbook: sections for positive, negative and zero, `;` between them */
export function formatNumber(value: number, code: string, isFrom1904 = false): string {
  const sections = splitSections(code);
  const section = sections[value < 0 && sections[1] ? 1 : value === 0 && sections[2] ? 2 : 0] ?? '';
  const pieces = splitPieces(section);
  const symbols = pieces.map(({ literal, text }) => (literal ? '' : text)).join('');
  if (symbols === '' && pieces.length > 0)
    return pieces
      .map(({ text }) => text)
      .join('')
      .trim();
  if (symbols === '' || /general|@|[?#0]\s*\/\s*[?#0-9]/i.test(symbols)) return plainNumber(value);
  if (/[ymdhs]/i.test(symbols)) return formatDate(value, pieces, isFrom1904) ?? plainNumber(value);
  const isOwnSign = sections.length > 1 && value < 0;
  return formatDigits(isOwnSign ? -value : value, pieces, symbols);
}

/** A stretch of a code: text that stands as it is, or symbols. */
export interface FormatPiece {
  readonly literal: boolean;
  readonly text: string;
}

function splitSections(code: string): string[] {
  return code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=^|;)(?=;)/g) ?? [];
}

/** Quoted and escaped text, currency signs; colours and conditions go, `_x` and `*x` are only room. */
function splitPieces(section: string): FormatPiece[] {
  const pieces: FormatPiece[] = [];
  const pattern = /"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|(\[[hms]+\])|\[[^\]]*\]|[_*].|([\s\S])/gi;
  for (const [, quoted, escaped, currency, elapsed, symbol] of section.matchAll(pattern)) {
    const literal = quoted ?? escaped ?? currency;
    if (literal !== undefined) pieces.push({ literal: true, text: literal });
    else if (elapsed ?? symbol) pieces.push({ literal: isPlain(symbol), text: elapsed ?? symbol });
  }
  return pieces;
}

function isPlain(symbol: string | undefined): boolean {
  return symbol !== undefined && /[^ymdhsapge0#?.,%/@:+\-\w]/i.test(symbol);
}

/** Fifteen digits are what Excel keeps. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function formatDigits(value: number, pieces: readonly FormatPiece[], symbols: string): string {
  const digits = /[0#?][0#?,.]*/.exec(symbols)?.[0];
  if (digits === undefined) return plainNumber(value);
  const thousands = /,+$/.exec(digits)?.[0].length ?? 0;
  const percents = symbols.split('%').length - 1;
  const scaled = (Math.abs(value) * 100 ** percents) / 1000 ** thousands;
  const [whole, fraction = ''] = digits.replace(/,+$/, '').split('.');
  const number = /e[+-]/i.test(symbols)
    ? scaled.toExponential(Math.min(fraction.length, 15)).toUpperCase()
    : grouped(scaled, fraction, whole.includes(','), whole.replace(/[^0]/g, '').length);
  const sign = value < 0 && /[1-9]/.test(number) ? '-' : '';
  let written = '';
  let isWritten = false;
  for (const { literal, text } of pieces) {
    if (literal) written += text;
    else if (/[0#?.,]/.test(text)) {
      if (!isWritten) written += number;
      isWritten = true;
    } else if (!/[e+]/i.test(text) || !/e[+-]/i.test(symbols)) written += text;
  }
  return sign + written.trim();
}

function grouped(value: number, fraction: string, hasGroups: boolean, wholeDigits: number): string {
  const least = fraction.replace(/[^0]/g, '').length;
  const [whole, rest = ''] = value.toFixed(Math.min(fraction.length, 20)).split('.');
  const kept = rest.replace(/0+$/, '').padEnd(least, '0');
  const padded = whole.padStart(wholeDigits, '0');
  const front = hasGroups ? padded.replace(/\B(?=(?:\d{3})+$)/g, ',') : padded;
  return kept === '' ? front : `${front}.${kept}`;
}
