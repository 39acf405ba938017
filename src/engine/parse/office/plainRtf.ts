/**
 * RTF's three ways to write a character that is not ASCII, as one: bytes of the font's code page (`\'b0\'a1`,
 * or raw), and `\uN` with a stand-in for old programs after it. officeparser knows neither the fonts' code
 * pages nor the stand-ins, so that Korean would come out twice or as rubbish.
 */
import iconv from 'iconv-lite';

/** Code pages of `\fcharsetN`, which differ from the document's. */
const charsets: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'cp949',
  130: 'johab',
  134: 'gbk',
  136: 'big5',
  161: 'win1253',
  162: 'win1254',
  163: 'win1258',
  177: 'win1255',
  178: 'win1256',
  186: 'win1257',
  204: 'win1251',
  222: 'win874',
  238: 'win1250',
};

interface State {
  /** How many characters stand in for one `\uN`. */
  standIns: number;
  font: number | undefined;
}

const token = /\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([\s\S])|([{}])|([\r\n]+)|([^\\{}\r\n]+)/g;

/** @returns RTF in ASCII alone, each other character as `\uN` with no stand-in */
export function plainRtf(bytes: Uint8Array): string {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const fonts = fontCharsets(source);
  let page = 'win1252';
  let state: State = { standIns: 1, font: undefined };
  const outer: State[] = [];
  let pending: number[] = [];
  let toSkip = 0;
  const out: string[] = [];

  token.lastIndex = 0;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [whole, word, parameter, hex, symbol, brace, newline, text] = found;
    if (hex !== undefined) {
      if (toSkip > 0) toSkip--;
      else pending.push(parseInt(hex, 16));
    } else if (text !== undefined) {
      const rest = text.slice(toSkip);
      toSkip = Math.max(0, toSkip - text.length);
      addText(rest);
    } else if (newline === undefined) {
      if (toSkip > 0 && symbol !== undefined) {
        toSkip--;
        continue;
      }
      flush();
      toSkip = 0;
      if (brace === '{') outer.push({ ...state });
      else if (brace === '}') state = outer.pop() ?? state;
      if (word !== undefined) control(word, Number(parameter ?? NaN), whole);
      else out.push(whole);
    }
  }
  flush();
  return out.join('');

  function control(word: string, parameter: number, whole: string): void {
    if (word === 'bin' && parameter > 0) {
      token.lastIndex += parameter;
      return;
    }
    if (word === 'uc') state.standIns = Number.isNaN(parameter) ? 1 : parameter;
    else if (word === 'f') state.font = parameter;
    else if (word === 'plain') state.font = undefined;
    else if (word === 'ansicpg') page = codePage(parameter);
    else if (word === 'mac') page = 'macintosh';
    else if (word === 'pc') page = 'cp437';
    else if (word === 'pca') page = 'cp850';
    if (word === 'u' && !Number.isNaN(parameter)) {
      out.push(`\\u${parameter} `);
      toSkip = Math.min(state.standIns, maxStandIns);
    } else out.push(whole.endsWith(' ') ? whole : `${whole} `); // else what follows might join the word
  }

  /** ASCII may be the second byte of a character that began before it. */
  function addText(characters: string): void {
    for (const character of characters) {
      const byte = character.charCodeAt(0);
      if (byte > 0x7f || pending.length > 0) pending.push(byte);
      else out.push(character);
    }
  }

  function flush(): void {
    if (pending.length === 0) return;
    const charset = state.font === undefined ? undefined : fonts.get(state.font);
    const decoded = iconv.decode(Buffer.from(pending), charset ?? page);
    for (let i = 0; i < decoded.length; i++) {
      const unit = decoded.charCodeAt(i);
      if (unit > 0x7f) out.push(`\\u${unit > 0x7fff ? unit - 0x10000 : unit} `);
      else out.push('\\{}'.includes(decoded[i]) ? `\\${decoded[i]}` : decoded[i]);
    }
    pending = [];
  }
}

/** Programs write 1 or 2; more would swallow a paragraph. */
const maxStandIns = 8;

function fontCharsets(source: string): ReadonlyMap<number, string> {
  const fonts = new Map<number, string>();
  const start = source.indexOf('{\\fonttbl');
  if (start === -1) return fonts;
  for (const [, font, charset] of source
    .slice(start, start + maxFontTable)
    .matchAll(/\\f(\d+)\b[^{};]{0,200}?\\fcharset(\d+)/g)) {
    const encoding = charsets[Number(charset)];
    if (encoding && iconv.encodingExists(encoding) && !fonts.has(Number(font)))
      fonts.set(Number(font), encoding);
  }
  return fonts;
}

/** Word lists every font of the machine: some 100 kB. */
const maxFontTable = 1_000_000;

function codePage(number: number): string {
  const name = number === 65001 ? 'utf-8' : number === 10000 ? 'macintosh' : `cp${number}`;
  return iconv.encodingExists(name) ? name : 'win1252';
}
