import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  // Tests against a real Ollama lie in *.ollama.spec.ts; `npm test` runs them where `ollama` is installed.
  testIgnore: process.env.SAEGIM_OLLAMA ? [] : ['**/*.ollama.spec.ts'],
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/pictures/{testFileName}/{arg}{ext}',
  // One app at a time: each has a model in memory and needs both cores.
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
});
