import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot, root } from './setup/paths.mjs';
import { findMissingLibraries } from './setup/systemLibraries.mjs';

/** Why no window can be opened here, in words for the person; undefined when one can. */
export function whyNoWindow(env = process.env) {
  if (!existsSync(inRoot('node_modules/electron/path.txt')))
    return 'Electron could not be downloaded on this machine.';
  const missing = findMissingLibraries();
  if (missing.length > 0) return `Electron needs libraries that this system lacks: ${missing.join(', ')}.`;
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return noDisplay;
  return undefined;
}

const noDisplay = `There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).
Run npm start in a desktop session, or on a virtual display:
  sudo apt-get install -y xvfb xauth
  xvfb-run -a npm start`;

/** Chromium refuses to start its sandbox as root, so there it is switched off, and said. */
export function sandboxFlags() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return [];
  console.error('Running as root: Chromium cannot use its sandbox, so --no-sandbox is added.');
  return ['--no-sandbox'];
}

/** Runs in the foreground; its exit status becomes ours. */
export function runInForeground(program, args, env = process.env) {
  const child = spawn(program, args, { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      process.exitCode = code ?? 1;
      resolve(process.exitCode);
    });
  });
}
