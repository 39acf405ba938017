// Opens the built app; where no window can be opened, shows the main job in the terminal instead.
import { createRequire } from 'node:module';
import { runInForeground, sandboxFlags, whyNoWindow } from './launch.mjs';
import { root } from './setup/paths.mjs';
import { showMainJob } from './terminalTour.mjs';

const args = process.argv.slice(2);
const obstacle = whyNoWindow();

if (obstacle === undefined) {
  const electron = createRequire(import.meta.url)('electron');
  await runInForeground(electron, [root, ...sandboxFlags(), ...args]);
} else {
  console.log(`${obstacle}\n`);
  await showMainJob(args);
}
