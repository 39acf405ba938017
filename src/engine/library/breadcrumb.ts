/**
 * Which file is being read, so that the one that takes the whole engine down is known at the next start and
 * does not do so for ever. Written before each file and not flushed to the disk: it has to outlive the
 * process, not the machine.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Log } from '../log.ts';

export interface Breadcrumb {
  /** The file that the last engine was reading when it ended, if it did not live to say that it was done. */
  readonly found: ReadFile | undefined;
  drop(file: ReadFile): void;
  pickUp(): void;
}

const schema = z.object({ absolutePath: z.string(), path: z.string(), contentHash: z.string() });

export type ReadFile = Readonly<z.infer<typeof schema>>;

export function openBreadcrumb(file: string, log: Log): Breadcrumb {
  let isWorking = true;
  const attempt = (act: () => void) => {
    if (!isWorking) return;
    try {
      act();
    } catch (error) {
      isWorking = false; // a full disk: importing goes on without
      log('warn', 'the file being read cannot be noted', error);
    }
  };
  return {
    found: readLast(file),
    drop: (dropped) => attempt(() => writeFileSync(file, JSON.stringify(dropped))),
    pickUp: () => attempt(() => rmSync(file, { force: true })),
  };
}

function readLast(file: string): ReadFile | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined; // there is none, or half of one
  }
}
