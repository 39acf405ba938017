/** Results on standard output, everything for a person's eyes only on standard error. */
import { SaegimError } from '../shared/errors.ts';
import { createTranslate } from '../shared/messages/index.ts';

export interface Output {
  /** With --json the object as one line, else the text. */
  result(value: object, text: string): void;
  /** One line that is written over; nothing where standard error is no terminal. */
  progress(text: string): void;
  note(text: string): void;
  /** One sentence, what the log knows, and the exit status that follows. */
  failure(error: unknown): 1;
}

export function createOutput(isJson: boolean): Output {
  const isTerminal = process.stderr.isTTY;
  const clear = isTerminal ? '\r\x1b[K' : '';
  const locale = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '';
  const language = locale.startsWith('ko') ? 'ko' : 'en';
  const t = createTranslate(language);
  return {
    result(value, text) {
      if (clear) process.stderr.write(clear);
      process.stdout.write(`${isJson ? JSON.stringify(value) : text}\n`);
    },
    progress(text) {
      if (isTerminal) process.stderr.write(`${clear}${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
    note(text) {
      process.stderr.write(`${clear}${text}\n`);
    },
    failure(error) {
      const code = error instanceof SaegimError ? error.code : 'internal';
      const detail = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${clear}saegim: ${t(`error.${code}`)} (${detail})\n`);
      return 1;
    },
  };
}

/** Where a pipe takes what is written later (Windows), ending at once would cut it off. */
export async function flushOutput(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map(
      (stream) => new Promise<void>((resolve) => stream.write('', () => resolve())),
    ),
  );
}
