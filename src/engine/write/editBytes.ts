import iconv from 'iconv-lite';
import type { Preparer } from '../parts.ts';
import type { TextEdit } from './planMove.ts';
import { encodeText, type TextFile } from './textBytes.ts';

/**
 * The bytes of a file with some stretches of its text replaced and every other byte as it was.
 * @param edits in order, apart from one another
 * @returns undefined when the file has damaged places and the stretches cannot be told in its bytes
 */
export async function editBytes(
  file: TextFile,
  edits: readonly TextEdit[],
  fileName: string,
  preparer: Pick<Preparer, 'read'>,
): Promise<Uint8Array | undefined> {
  const { bytes, text, encoding, hasByteOrderMark } = file;
  const again = iconv.encode(text, encoding, { addBOM: hasByteOrderMark });
  if (!again.equals(bytes)) return editDamaged(file, edits);
  const edited = edits.reduceRight(
    (all, { range, text: written }) => all.slice(0, range.start) + written + all.slice(range.end),
    text,
  );
  return encodeText(edited, file, fileName, preparer);
}

/** Bytes that are no characters stay: a stretch is found as the so-manieth of its kind in text and bytes alike. */
function editDamaged(
  { bytes, text, encoding }: TextFile,
  edits: readonly TextEdit[],
): Uint8Array | undefined {
  let source = Buffer.from(bytes).toString('latin1');
  for (const { range, text: written } of edits.toReversed()) {
    const stretch = text.slice(range.start, range.end);
    const [before, after] = [stretch, written].map((each) => iconv.encode(each, encoding).toString('latin1'));
    if (iconv.decode(Buffer.from(after, 'latin1'), encoding) !== written) return undefined;
    const at = placesOf(before, source)[placesOf(stretch, text).indexOf(range.start)];
    if (at === undefined) return undefined;
    source = source.slice(0, at) + after + source.slice(at + before.length);
  }
  return Buffer.from(source, 'latin1');
}

function placesOf(part: string, whole: string): readonly number[] {
  const places: number[] = [];
  for (let at = whole.indexOf(part); at !== -1; at = whole.indexOf(part, at + 1)) places.push(at);
  return places;
}
