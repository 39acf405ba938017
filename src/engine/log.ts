/** Where the engine tells what happened: never note text, never a secret. */
export type Log = (level: 'info' | 'warn' | 'error', message: string, error?: unknown) => void;

export const logToStandardError: Log = (level, message, error) => {
  const cause = error instanceof Error ? `: ${error.stack ?? error.message}` : '';
  process.stderr.write(`[engine] ${level} ${message}${cause}\n`);
};
