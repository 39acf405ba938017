import { inRoot } from '../setup/paths.mjs';
import { countPlaywright } from './counts.mjs';
import { countReport, runShown } from './runner.mjs';

export function runEndToEnd(env) {
  const playwright = [
    process.execPath,
    inRoot('node_modules/@playwright/test/cli.js'),
    'test',
    '--reporter=list,json',
  ];
  const [program, ...args] = hasDisplay(env)
    ? playwright
    : ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24', ...playwright];
  const start = (file) => runShown(program, args, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  return countReport(start, countPlaywright);
}

const hasDisplay = (env) => process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
