import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

// What Electron links to or opens, and the Debian packages that have it: the second name is the one since Debian 13
// and Ubuntu 24.04, where libraries were renamed for 64-bit time.
const packagesOf = {
  'libasound.so.2': ['libasound2', 'libasound2t64'],
  'libatk-1.0.so.0': ['libatk1.0-0', 'libatk1.0-0t64'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  'libatspi.so.0': ['libatspi2.0-0', 'libatspi2.0-0t64'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2', 'libcups2t64'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgio-2.0.so.0': ['libglib2.0-0', 'libglib2.0-0t64'],
  'libglib-2.0.so.0': ['libglib2.0-0', 'libglib2.0-0t64'],
  'libgobject-2.0.so.0': ['libglib2.0-0', 'libglib2.0-0t64'],
  'libgtk-3.so.0': ['libgtk-3-0', 'libgtk-3-0t64'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libsmime3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libX11.so.6': ['libx11-6'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libXss.so.1': ['libxss1'],
  'libxcb.so.1': ['libxcb1'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
};

// The program does not link to these; it looks for them when it runs.
const openedLater = ['libgtk-3.so.0', 'libXss.so.1'];

/** Names of libraries that Electron needs and this system lacks; empty when it can start. */
export function findMissingLibraries() {
  const program = inRoot('node_modules/electron/dist/electron');
  if (process.platform !== 'linux' || !existsSync(program)) return [];
  const linked = [...output('ldd', [program]).matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  const known = output('ldconfig', ['-p']);
  const opened = known === '' ? [] : openedLater.filter((name) => !known.includes(`${name} `));
  return [...new Set([...linked, ...opened])];
}

export function ensureSystemLibraries(report, { forTests }) {
  if (process.platform !== 'linux') return;
  const wanted = [
    ...findMissingLibraries().map((name) => packagesOf[name] ?? [name]),
    ...(forTests ? missingForTests() : []),
  ];
  if (wanted.length === 0) return;
  if (!isOnPath('apt-get')) {
    report.warn(`Electron needs these from your system's package manager: ${names(wanted).join(' ')}`);
  } else if (process.getuid() === 0) {
    installWithApt(report, wanted);
  } else {
    report.warn('Electron needs more libraries. Install them with this command and run again:');
    report.warn(
      `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names(chooseNames(wanted)).join(' ')}`,
    );
  }
}

function missingForTests() {
  const wanted = [];
  if (!isOnPath('Xvfb')) wanted.push(['xvfb']);
  // xvfb-run is a script around Xvfb that needs it.
  if (!isOnPath('xauth')) wanted.push(['xauth']);
  if (output('fc-list', [':lang=ko', 'file']).trim() === '') wanted.push(['fontconfig'], ['fonts-noto-cjk']);
  return wanted;
}

function installWithApt(report, wanted) {
  try {
    report.say('installing system libraries with apt-get');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], { stdio: report.childStdio, env });
    const packages = names(chooseNames(wanted));
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env,
    });
  } catch (error) {
    // What needs no window still works, so this does not stop set-up.
    report.warn(error.message);
  }
}

/** Of each package's names, the one this release of the system has. */
function chooseNames(wanted) {
  const all = output('apt-cache', ['policy', ...wanted.flat()]);
  const available = new Set(
    [...all.matchAll(/^(\S+):\n(?: .*\n)*? {2}Candidate: (.+)$/gm)]
      .filter((match) => match[2] !== '(none)')
      .map((match) => match[1]),
  );
  return wanted.map((candidates) => [candidates.find((name) => available.has(name)) ?? candidates[0]]);
}

const names = (wanted) => [...new Set(wanted.map((candidates) => candidates[0]))];

const output = (command, args) =>
  spawnSync(command, args, { encoding: 'utf8', env: withSbin() }).stdout ?? '';

// ldconfig lives in a folder that ordinary users do not always have on their path.
const withSbin = () => ({
  ...process.env,
  LC_ALL: 'C',
  PATH: [process.env.PATH, '/usr/sbin', '/sbin'].join(delimiter),
});

export const isOnPath = (program) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && existsSync(join(folder, program)));
