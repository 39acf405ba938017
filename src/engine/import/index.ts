export { findFiles, type FoundFile } from './findFiles.ts';
export { readNoteFile } from './readNoteFile.ts';
