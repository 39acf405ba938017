// Makes a fresh clone ready: packages, Electron, the system's libraries and (with --build) the app itself.
// It runs before every entry command, so each step first asks cheaply whether there is anything to do.
// It may import nothing that `npm ci` brings, because it is what runs `npm ci`.
import { buildApp } from './setup/build.mjs';
import { ensureElectron } from './setup/electronRuntime.mjs';
import { installPackages } from './setup/install.mjs';
import { withLock } from './setup/lock.mjs';
import { createReport } from './setup/report.mjs';
import { ensureSystemLibraries } from './setup/systemLibraries.mjs';
import { checkNodeVersion } from './setup/nodeVersion.mjs';

const flags = new Set(process.argv.slice(2));
const report = createReport({ quiet: flags.has('--quiet') });

try {
  checkNodeVersion();
  await withLock(report, async () => {
    await installPackages(report);
    await ensureElectron(report);
    ensureSystemLibraries(report, { forTests: flags.has('--test') });
    if (flags.has('--build')) buildApp(report);
  });
} catch (error) {
  console.error(`setup: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
