export interface FoldedText {
  /** Lower case, NFC, every blank a space. */
  readonly text: string;
  /** Where each unit of `text` begins in the original; absent when it is the same place. */
  readonly offsets?: Uint32Array;
}

/** A text in which letters compare as people do: case and Unicode form do not matter. */
export function foldText(original: string): FoldedText {
  const quick = fold(original);
  if (quick.length === original.length && original.normalize('NFC') === original) return { text: quick };
  const offsets: number[] = [];
  let text = '';
  for (const { segment, index } of graphemes.segment(original)) {
    const folded = fold(segment);
    for (let unit = 0; unit < folded.length; unit++)
      offsets.push(folded.length === segment.length ? index + unit : index);
    text += folded;
  }
  return { text, offsets: Uint32Array.from([...offsets, original.length]) };
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s/g, ' ');
}
