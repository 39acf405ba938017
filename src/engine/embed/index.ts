export { startEmbedder } from './embedder.ts';
export { fingerprint, readManifest, verifyModel } from './manifest.ts';
export { loadTokenizer, type Tokenizer } from './tokenizer.ts';
