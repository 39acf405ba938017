export { chunkNote, chunkerVersion, type ChunkOptions, type NoteChunk } from './chunkNote.ts';
export { embeddingText } from './embeddingText.ts';
export { splitSentences } from './sentences.ts';
