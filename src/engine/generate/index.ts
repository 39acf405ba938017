export { createOllama } from './ollama.ts';
