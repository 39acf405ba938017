/** Names of entries as people wrote them. The format knows UTF-8 and the first PC's code page; Windows writes its own. */
import { isUtf8 } from 'node:buffer';
import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import type { Entry } from 'yauzl';
// Straight from its file: the step's index knows documents, which know archives.
import { decodeText } from '../parse/decodeText.ts';

const utf8Flag = 0x800;
/** Info-ZIP Unicode Path: version, checksum of the plain name, the name in UTF-8. */
const unicodePath = 0x7075;
/** Code pages in which Windows of East Asia writes names; beside these, the format's own. */
const eastAsian = /^(?:cp949|euc-kr|shift_jis|euc-jp|gb18030|gbk|gb2312|big5)$/;

type Named = Pick<Entry, 'generalPurposeBitFlag' | 'extraFields'> & { readonly fileNameRaw: Uint8Array };

/** @returns a name for each entry, in order. Unmarked names are of one machine, so they are told apart together. */
export function entryNames(entries: readonly Named[]): string[] {
  const unmarked = entries.filter((entry) => !isMarked(entry)).map((entry) => entry.fileNameRaw);
  const encoding = guessEncoding(unmarked);
  return entries.map((entry) => {
    const bytes = unicodeName(entry) ?? entry.fileNameRaw;
    return iconv.decode(bytes as Buffer, isMarked(entry) ? 'utf-8' : encoding);
  });
}

function isMarked(entry: Named): boolean {
  return (
    (entry.generalPurposeBitFlag & utf8Flag) !== 0 ||
    isUtf8(entry.fileNameRaw) ||
    unicodeName(entry) !== undefined
  );
}

function unicodeName({ extraFields, fileNameRaw }: Named): Uint8Array | undefined {
  const data = extraFields.find(({ id, data }) => id === unicodePath && data.length > 5)?.data;
  if (!data || data[0] !== 1 || data.readUInt32LE(1) !== crc32(fileNameRaw)) return undefined;
  return data.subarray(5);
}

function guessEncoding(names: readonly Uint8Array[]): string {
  const sample = Buffer.concat(names.flatMap((name) => [name, Buffer.from('\n')]));
  try {
    const { encoding } = decodeText(sample);
    return eastAsian.test(encoding) ? encoding : 'cp437';
  } catch {
    return 'cp437'; // no text at all: what the format says
  }
}
