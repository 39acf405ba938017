export type { FileRename } from './fileChange.ts';
export { readTextFile } from './textBytes.ts';
export { createWriting, type Writing } from './writing.ts';
