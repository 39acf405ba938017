/** Where set-up speaks: standard output, or standard error when standard output belongs to the command's own answer. */
export function createReport({ quiet }) {
  return {
    say: (text) => (quiet ? process.stderr : process.stdout).write(`setup: ${text}\n`),
    warn: (text) => process.stderr.write(`setup: ${text}\n`),
    childStdio: ['ignore', quiet ? 2 : 'inherit', 'inherit'],
  };
}
