// Before the unit tests: worker threads start from plain JavaScript, so they are built when they are older than
// what they are made of.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { forgetBuild } from '../setup/build.mjs';
import { inRoot } from '../setup/paths.mjs';
import { workers } from '../setup/programs.mjs';

const outFolder = inRoot('out/main');

export async function setup() {
  const newestSource = Math.max(...['src/engine', 'src/shared'].flatMap(sourceTimes));
  for (const [name, source] of Object.entries(workers)) {
    if (builtTime(name) > newestSource) continue;
    // The folder no longer holds what the last whole build left there.
    forgetBuild();
    // The tests that need this worker fail by themselves; the others can still be run.
    await buildWorker(name, source).catch((error) =>
      console.error(`${name} could not be built: ${error.message}`),
    );
  }
}

function buildWorker(name, source) {
  return build({
    configFile: false,
    root: inRoot(),
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: outFolder,
      emptyOutDir: false,
      rollupOptions: {
        input: { [name]: inRoot(source) },
        external: [...builtinModules, /^node:/],
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}

function builtTime(name) {
  const path = join(outFolder, `${name}.js`);
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function sourceTimes(folder) {
  return readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
}
