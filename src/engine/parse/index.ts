export { decodeText, type DecodedText } from './decodeText.ts';
export type { Block, BlockKind, ParsedNote } from './parsedNote.ts';
export { parseMarkdown, parseNote } from './parseNote.ts';
