export { chunkNote, chunkerVersion } from './chunkNote.ts';
export { splitSentences } from './sentences.ts';
