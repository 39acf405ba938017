export { decodeText } from './decodeText.ts';
export type { ParsedNote } from './parsedNote.ts';
export { parseMarkdown, parseNote } from './parseNote.ts';
export { readDocument } from './readDocument.ts';
