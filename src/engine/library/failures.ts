/**
 * Files that could not be read, so that a person can see them and try again, and so that the same file is
 * not tried for ever. Lies beside the index; losing it costs nothing but some needless attempts.
 */
import { readFile, rename } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { FailedFile } from '../../shared/domain/library.ts';
import { errorCodes, fileErrorCode, SaegimError, type ErrorCode } from '../../shared/errors.ts';
import type { Log } from '../log.ts';

export interface Failures {
  /** Newest first. */
  list(): readonly FailedFile[];
  /** @param contentHash of the file as it is now; left out where it could not be read */
  isSetAside(absolutePath: string, contentHash?: string): boolean;
  /** Counts attempts with the same content; other content begins at one. */
  record(failure: Failure): void;
  forget(absolutePaths: readonly string[]): void;
  clear(): void;
  /** What was recorded is on the disk. @throws SaegimError disk-full, permission-denied */
  flush(): Promise<void>;
}

export interface Failure {
  readonly absolutePath: string;
  /** From its source. */
  readonly path: string;
  readonly code: ErrorCode;
  /** One sentence in English, without text of the note. */
  readonly reason: string;
  /** Left out where the file could not be read. */
  readonly contentHash?: string;
}

/** The third failure with the same content says that a fourth would fail too. */
const mostAttempts = 3;
/** A list that nobody reads to its end; what falls out of it is tried once more. */
const mostFailures = 10_000;
/** Not the file's own failure, or nothing that another attempt could change. */
const notRecorded: ReadonlySet<ErrorCode> = new Set([
  'cancelled',
  'engine-gone',
  'disk-full',
  'unsupported-format',
]);
/** A folder of broken files is written once, not once a file. */
const saveAfterMs = 2_000;

const schema = z.object({
  version: z.literal(1),
  failures: z.array(
    z.object({
      absolutePath: z.string(),
      path: z.string(),
      code: z.enum(errorCodes),
      reason: z.string(),
      contentHash: z.string().optional(),
      attempts: z.int().positive(),
      failedAt: z.number(),
    }),
  ),
});

type Entry = z.infer<typeof schema>['failures'][number];

export async function openFailures(file: string, log: Log): Promise<Failures> {
  /** Oldest first, by absolute path. */
  const entries = new Map((await read(file, log)).map((entry) => [entry.absolutePath, entry]));
  let isUnsaved = false;
  let saving = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  function changed(): void {
    isUnsaved = true;
    timer ??= setTimeout(() => {
      save().catch((error) => log('warn', 'the list of failed files was not kept', error));
    }, saveAfterMs).unref();
  }

  function save(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    saving = saving
      .catch(() => {}) // told to whoever asked for it
      .then(async () => {
        if (!isUnsaved) return;
        isUnsaved = false;
        try {
          await write(file, [...entries.values()]);
        } catch (error) {
          isUnsaved = true;
          throw error;
        }
      });
    return saving;
  }

  return {
    list: () => [...entries.values()].reverse().map(shown),
    isSetAside(absolutePath, contentHash) {
      const entry = entries.get(absolutePath);
      return entry !== undefined && entry.attempts >= mostAttempts && entry.contentHash === contentHash;
    },
    record({ absolutePath, path, code, reason, contentHash }) {
      if (notRecorded.has(code)) return;
      const before = entries.get(absolutePath);
      const attempts = before?.contentHash === contentHash ? (before?.attempts ?? 0) + 1 : 1;
      entries.delete(absolutePath); // to the end: it is the newest
      entries.set(absolutePath, {
        absolutePath,
        path,
        code,
        reason,
        ...(contentHash !== undefined && { contentHash }),
        attempts,
        failedAt: Date.now(),
      });
      for (const [oldest] of entries) {
        if (entries.size <= mostFailures) break;
        entries.delete(oldest);
      }
      changed();
    },
    forget(absolutePaths) {
      const before = entries.size;
      for (const each of absolutePaths) entries.delete(each);
      if (entries.size < before) changed();
    },
    clear() {
      if (entries.size === 0) return;
      entries.clear();
      changed();
    },
    flush: save,
  };
}

function shown({ absolutePath, path, code, reason, attempts, failedAt }: Entry): FailedFile {
  return { absolutePath, path, code, reason, attempts, isSetAside: attempts >= mostAttempts, failedAt };
}

async function write(file: string, failures: readonly Entry[]): Promise<void> {
  try {
    await writeFileAtomic(file, JSON.stringify({ version: 1, failures }));
  } catch (error) {
    throw new SaegimError(fileErrorCode(error), 'the list of failed files cannot be written', {
      cause: error,
    });
  }
}

async function read(file: string, log: Log): Promise<readonly Entry[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (fileErrorCode(error) !== 'not-found')
      log('warn', 'the list of failed files could not be read', error);
    return [];
  }
  try {
    return schema.parse(JSON.parse(text)).failures.slice(-mostFailures);
  } catch (error) {
    log('warn', 'the list of failed files is damaged and was put aside', error);
    await rename(file, `${file}.damaged`).catch((reason) => log('warn', 'and could not be moved', reason));
    return [];
  }
}
