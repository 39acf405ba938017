import { inRoot } from './paths.mjs';

/** Threads of the engine; tests need them built, because a worker thread starts from a plain JavaScript file. */
export const workers = {
  inferenceWorker: inRoot('src/engine/embed/inferenceWorker.ts'),
  prepareWorker: inRoot('src/engine/prepare/prepareWorker.ts'),
  mapWorker: inRoot('src/engine/map/mapWorker.ts'),
};

/** What is built into out/main, each as `<name>.js`. */
export const programs = {
  index: inRoot('src/main/index.ts'),
  engine: inRoot('src/engine/index.ts'),
  cli: inRoot('src/cli/index.ts'),
  ...workers,
};
