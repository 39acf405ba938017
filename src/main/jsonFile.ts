import { readFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import type { z } from 'zod';

export type ReadResult<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken'; readonly cause: unknown };

/** Reads a small JSON file of ours, which a person or a crash may have damaged. */
export function readJsonFile<T>(path: string, schema: z.ZodType<T>): ReadResult<T> {
  try {
    return { kind: 'read', value: schema.parse(JSON.parse(readFileSync(path, 'utf8'))) };
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ENOENT'
      ? { kind: 'absent' }
      : { kind: 'broken', cause };
  }
}

/** Whole or not at all: a crash leaves the former content. */
export function writeJsonFile(path: string, value: unknown): void {
  writeFileAtomic.sync(path, `${JSON.stringify(value, null, 2)}\n`);
}
