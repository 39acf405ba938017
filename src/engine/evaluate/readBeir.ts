/** Retrieval sets in BEIR's layout: `corpus.jsonl`, `queries.jsonl`, and `qrels.tsv` or `qrels/test.tsv`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import type { Judgements } from './metrics.ts';

const passageSchema = z
  .object({ _id: z.string(), title: z.string().default(''), text: z.string() })
  .transform(({ _id: id, title, text }) => ({ id, title, text }));
const querySchema = z
  .object({ _id: z.string(), text: z.string() })
  .transform(({ _id: id, text }) => ({ id, text }));

export type BeirPassage = z.infer<typeof passageSchema>;

export interface BeirQuery {
  readonly text: string;
  readonly judgements: Judgements;
}

export interface BeirSet {
  readonly passages: readonly BeirPassage[];
  /** Those that are judged. */
  readonly queries: readonly BeirQuery[];
}

/** @throws SaegimError not-found, permission-denied, parse-failed */
export async function readBeir(folder: string): Promise<BeirSet> {
  const [passages, queries, judgements] = await Promise.all([
    readLines(join(folder, 'corpus.jsonl'), passageSchema),
    readLines(join(folder, 'queries.jsonl'), querySchema),
    readJudgements(folder),
  ]);
  const judged = queries.flatMap(({ id, text }) => {
    const own = judgements.get(id);
    return own ? [{ text, judgements: own }] : [];
  });
  return { passages, queries: judged };
}

async function readLines<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readText(path)).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, i) => {
    try {
      return schema.parse(JSON.parse(line));
    } catch (cause) {
      throw new SaegimError('parse-failed', `${path}:${i + 1} is not a line of a BEIR set`, { cause });
    }
  });
}

async function readJudgements(folder: string): Promise<Map<string, Map<string, number>>> {
  const text = await readText(join(folder, 'qrels.tsv')).catch((error: unknown) => {
    if (error instanceof SaegimError && error.code === 'not-found')
      return readText(join(folder, 'qrels', 'test.tsv'));
    throw error;
  });
  const judgements = new Map<string, Map<string, number>>();
  for (const line of text.split('\n')) {
    const [query, passage, grade] = line.trim().split('\t');
    if (!passage || Number.isNaN(Number(grade))) continue; // the heading, and blank lines
    const own = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, own.set(passage, Number(grade)));
  }
  return judgements;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new SaegimError(fileErrorCode(cause), `${path} cannot be read`, { cause });
  }
}
