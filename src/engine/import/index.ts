export { isInCloudFolder } from './cloudFolder.ts';
export { copyIn, type CopyOutcome } from './copyIn.ts';
export { planCopy, type CopyPlan } from './copyPlan.ts';
export { findFiles, type FoundFile } from './findFiles.ts';
export { createPathFilter, ignoreFileName, withIgnoreFile, type PathFilter } from './patterns.ts';
export type { ExportConverter } from './plannedFiles.ts';
export { readNoteFile } from './readNoteFile.ts';
