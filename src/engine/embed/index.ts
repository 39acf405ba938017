export { startEmbedder, type EmbedderOptions } from './embedder.ts';
export { fingerprint, readManifest, verifyModel, type ModelManifest } from './manifest.ts';
export { loadTokenizer, type Tokenizer } from './tokenizer.ts';
