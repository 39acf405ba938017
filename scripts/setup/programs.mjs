// Paths from the root, and no import: electron-vite bundles this file into its configuration, and within a bundle
// a module no longer knows the folder it came from.

/** Threads of the engine; tests need them built, because a worker thread starts from a plain JavaScript file. */
export const workers = {
  inferenceWorker: 'src/engine/embed/inferenceWorker.ts',
  prepareWorker: 'src/engine/prepare/prepareWorker.ts',
  readWorker: 'src/engine/parse/readWorker.ts',
  convertWorker: 'src/engine/convert/convertWorker.ts',
  mapWorker: 'src/engine/map/mapWorker.ts',
};

/** What is built into out/main, each as `<name>.js`. */
export const programs = {
  index: 'src/main/index.ts',
  engine: 'src/engine/index.ts',
  cli: 'src/cli/index.ts',
  ...workers,
};
