import { defineConfig } from 'vitest/config';

// Tests against a real Ollama end in .ollama.test.ts; `npm test` runs them where `ollama` is installed.
const withoutOllama = process.env.SAEGIM_OLLAMA ? [] : ['src/**/*.ollama.test.ts'];

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    exclude: withoutOllama,
    environment: 'node',
    globalSetup: 'scripts/test/buildWorkers.mjs',
    pool: 'forks',
    maxWorkers: 2,
    // The model is the real one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
