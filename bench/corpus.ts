/**
 * Real Markdown that we did not write: the documents that come with the installed packages, long ones
 * parted at their second-level headings as people keep notes, and the Korean retrieval sets where they
 * lie beside the checkout. The same notes in the same order on every run.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fdir } from 'fdir';
import { repoRoot } from '../fixtures/paths.ts';

export interface RealNote {
  readonly name: string;
  readonly text: string;
}

const shortest = 400;
const longest = 8000;
/** Two in five notes are Korean where the sets are there: our people write both. */
const koreanShare = 0.4;

/** Short and long, Korean and English by turns, as they lie in a folder of real notes. */
export async function collectNotes(count: number): Promise<readonly RealNote[]> {
  const korean = await readKoreanPassages(Math.round(count * koreanShare));
  const english = await readPackageDocuments(count - korean.length);
  return spread([english, korean]).map((text, i) => ({
    name: `note-${String(i).padStart(5, '0')}.md`,
    text,
  }));
}

/** Each list evenly over the whole, in its own order. */
function spread<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const placed = lists.flatMap((list) => list.map((item, i) => ({ item, at: (i + 0.5) / list.length })));
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

/** @returns absolute paths of the files */
export async function writeNotes(folder: string, notes: readonly RealNote[]): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    notes.map(async ({ name, text }) => {
      const file = path.join(folder, name);
      await writeFile(file, text);
      return file;
    }),
  );
}

async function readPackageDocuments(count: number): Promise<string[]> {
  const files = await new fdir()
    .withFullPaths()
    .filter((file) => file.endsWith('.md'))
    .crawl(path.join(repoRoot, 'node_modules'))
    .withPromise();
  const notes: string[] = [];
  for (const file of files.sort()) {
    for (const text of partAtHeadings(await readFile(file, 'utf8'))) {
      if (notes.length === count) return notes;
      notes.push(text);
    }
  }
  return notes;
}

function partAtHeadings(text: string): string[] {
  const parts = text.length <= longest ? [text] : text.split(/^(?=## )/m);
  return parts.filter((part) => part.length >= shortest && part.length <= longest);
}

/** From both sets by turns: long pages and short passages. */
async function readKoreanPassages(count: number): Promise<readonly string[]> {
  const sets = ['autorag-ko', 'msmarco-ko'].map((set) =>
    path.join(repoRoot, '../shared/eval', set, 'corpus.jsonl'),
  );
  if (!sets.every(existsSync)) return [];
  const lists = await Promise.all(
    sets.map(async (file) =>
      (await readFile(file, 'utf8'))
        .split('\n')
        .filter(Boolean)
        .slice(0, count / 2),
    ),
  );
  return spread(lists).map((line, i) => {
    const { title, text } = JSON.parse(line) as { title: string; text: string };
    return `# ${title || `메모 ${i}`}\n\n${text}\n`;
  });
}
