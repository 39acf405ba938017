// Live reload: the page is replaced as it is edited, and main, preload and engine are built anew on each change.
import { runInForeground, sandboxFlags, whyNoWindow } from './launch.mjs';
import { forgetBuild } from './setup/build.mjs';
import { inRoot } from './setup/paths.mjs';

const obstacle = whyNoWindow();

if (obstacle === undefined) {
  // Development builds go into the same folder, so the next start has to build the app again.
  forgetBuild();
  const forElectron = [...sandboxFlags(), ...process.argv.slice(2)];
  await runInForeground(process.execPath, [
    inRoot('node_modules/electron-vite/bin/electron-vite.js'),
    'dev',
    '--watch',
    '--',
    ...forElectron,
  ]);
} else {
  console.error(obstacle);
  process.exitCode = 1;
}
