import { inRoot } from '../setup/paths.mjs';
import { countVitest } from './counts.mjs';
import { countReport, runShown } from './runner.mjs';

export function runUnit(env) {
  const vitest = inRoot('node_modules/vitest/vitest.mjs');
  const start = (file) =>
    runShown(
      process.execPath,
      [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      env,
    );
  return countReport(start, countVitest);
}
