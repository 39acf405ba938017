import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { root } from './paths.mjs';

/** Runs to the end and throws when the program could not be started or did not return 0. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
  if (result.error) throw new Error(`${command}: ${result.error.message}`, { cause: result.error });
  if (result.status !== 0) {
    const how = result.status === null ? `was ended by ${result.signal}` : `returned ${result.status}`;
    throw new Error(
      [`${command} ${args.join(' ')} ${how}`, result.stderr?.trim()].filter(Boolean).join('\n'),
    );
  }
  return result.stdout;
}

/** The same npm that started us, so that its version and settings stay the caller's. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  if (npm && /\.c?js$/.test(npm) && existsSync(npm)) return run(process.execPath, [npm, ...args], options);
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', args, { shell: windows, ...options });
}
