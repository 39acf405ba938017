/**
 * Bytes to text, whatever wrote them: UTF-8 first and strictly, then the marks and habits of UTF-16,
 * then what people in Korea, Japan, China and Europe saved before. Ranges everywhere index this text;
 * its line ends stay as they are, a byte order mark is not part of it.
 */
import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { SaegimError } from '../../shared/errors.ts';

export interface DecodedText {
  readonly text: string;
  /** As iconv names it: utf-8, utf-16le, cp949, shift_jis ... */
  readonly encoding: string;
  /** Places that were no characters in that encoding and became U+FFFD. */
  readonly replaced: number;
}

/** Enough to tell an encoding, and cheap: chardet counts pairs of bytes for each it knows. */
const sampleBytes = 64 * 1024;
/** A text may hold a stray control byte (a form feed, a bell); machine code is full of them. */
const maxControlShare = 0.005;
/** A file in UTF-8 with a damaged place has many whole characters for each broken one. */
const minWholePerBroken = 8;
/** Korean of any year is nearly all syllables of KS X 1001; other encodings read as CP949 are not. */
const minSyllableShare = 0.85;
/** Past this the guess is wrong, and there is no better one. */
const maxReplacedShare = 0.02;

/** Supersets that Windows writes and that chardet calls by the smaller name. */
const wider: Readonly<Record<string, string>> = { 'EUC-KR': 'cp949', 'ISO-8859-1': 'windows-1252' };

/** @throws SaegimError not-text, empty-file */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = decodeAnyText(bytes);
  if (decoded.text.trim() === '') throw new SaegimError('empty-file', 'the file has nothing but blanks');
  return decoded;
}

/**
 * The same for files that may be empty or blank, as notes that wait to be written.
 * @throws SaegimError not-text
 */
export function decodeAnyText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) return { text: '', encoding: 'utf-8', replaced: 0 };
  const decoded =
    decodeMarked(bytes) ?? (bytes.includes(0) ? decodeUnmarkedUtf16(bytes) : decodeUnmarked(bytes));
  if (!decoded || decoded.text.includes('\0')) throw new SaegimError('not-text', 'the file is not text');
  return decoded;
}

/** Texts that begin with a byte order mark. */
function decodeMarked(bytes: Uint8Array): DecodedText | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeAs('utf-8', bytes);
  if (a === 0xff && b === 0xfe) return decodeAs('utf-16le', bytes);
  if (a === 0xfe && b === 0xff) return decodeAs('utf-16be', bytes);
  return undefined;
}

/** Blanks and line ends give UTF-16 away: their zero bytes lie on one side only. */
function decodeUnmarkedUtf16(bytes: Uint8Array): DecodedText | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i % 2]++;
  if (zeros[0] > 0 && zeros[1] > 0) return undefined;
  const decoded = decodeAs(zeros[1] > 0 ? 'utf-16le' : 'utf-16be', bytes);
  // Any two bytes are a code unit, so only sense tells text from chance.
  const looksOdd = decoded.replaced > 0 || /[\p{Cn}\p{Co}]/u.test(decoded.text) || hasControls(decoded.text);
  return looksOdd ? undefined : decoded;
}

function hasControls(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return /[\x00-\x08\x0e-\x1f]/.test(text);
}

function decodeUnmarked(bytes: Uint8Array): DecodedText | undefined {
  if (controlShare(bytes) > maxControlShare) return undefined;
  const utf8 = decodeAs('utf-8', bytes);
  if (isUtf8(bytes)) return { ...utf8, replaced: 0 }; // a U+FFFD that somebody wrote is a character
  if (wholeCharacters(utf8.text) >= minWholePerBroken * utf8.replaced) return utf8;
  if (isKorean(bytes)) return decodeAs('cp949', bytes);
  return decodeGuessed(bytes);
}

function controlShare(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) controls++;
  return controls / bytes.length;
}

/** Characters beyond ASCII that were decoded. */
function wholeCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f && unit !== 0xfffd) count++;
  }
  return count;
}

/** chardet takes short Korean for Chinese or Japanese, so the syllables are counted first. */
function isKorean(bytes: Uint8Array): boolean {
  let pairs = 0;
  let syllables = 0;
  const end = Math.min(bytes.length - 1, sampleBytes);
  for (let i = 0; i < end; i++) {
    if (bytes[i] < 0x80) continue;
    const [lead, trail] = [bytes[i], bytes[i + 1]];
    if (lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1 && trail <= 0xfe) syllables++;
    pairs++;
    i++;
  }
  return syllables >= minSyllableShare * pairs && decodeAs('cp949', bytes).replaced === 0;
}

/** The likeliest encoding that reads every byte; failing that the one that leaves the fewest holes. */
function decodeGuessed(bytes: Uint8Array): DecodedText | undefined {
  let best: DecodedText | undefined;
  for (const { name } of chardet.analyse(bytes.subarray(0, sampleBytes))) {
    const encoding = wider[name] ?? name.toLowerCase();
    if (encoding.startsWith('utf') || !iconv.encodingExists(encoding)) continue;
    const decoded = decodeAs(encoding, bytes);
    if (decoded.replaced === 0) return decoded;
    if (!best || decoded.replaced < best.replaced) best = decoded;
  }
  return best && best.replaced <= maxReplacedShare * best.text.length ? best : undefined;
}

function decodeAs(encoding: string, bytes: Uint8Array): DecodedText {
  const decoded = iconv.decode(bytes as Buffer, encoding);
  // Half of a pair is no character, and no string that other programs accept.
  const text = encoding.startsWith('utf-16') ? decoded.replace(/\p{Surrogate}/gu, '\uFFFD') : decoded;
  return { text, encoding, replaced: countReplaced(text) };
}

function countReplaced(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) count++;
  return count;
}
