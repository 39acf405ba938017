export { findFiles, type FoundFile, type FoundItem, type FoundProblem } from './findFiles.ts';
export { maxNoteBytes, readNoteFile, type NoteFile } from './readNoteFile.ts';
