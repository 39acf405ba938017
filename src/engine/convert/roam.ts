/** Roam Research: JSON of pages, each a tree of blocks, on its own or zipped. Pages become Markdown outlines. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import { maxRoamBytes } from '../limits.ts';
import { forEachItem, type ConvertParts } from './convertStep.ts';
import { openExportFiles } from './exportFiles.ts';
import { noteText } from './noteFile.ts';
import { blocksOf, type RoamPage } from './roamGraph.ts';
import { createRoamText, type RoamText } from './roamText.ts';

/** Deeper blocks are drawn at this depth: no reader follows, and indentation would outgrow the words. */
const maxIndent = 50;

/** Whether a JSON file begins like Roam's. */
export function looksLikeRoam(beginning: string): boolean {
  return (
    /^\s*\[\s*\{/.test(beginning) &&
    /"(?:create-time|edit-time|uid)"/.test(beginning) &&
    beginning.includes('"title"')
  );
}

export async function convertRoam(parts: ConvertParts): Promise<void> {
  const pages: { readonly page: RoamPage; readonly file: string }[] = [];
  for await (const text of readTexts(parts)) {
    // A page `a/b` lies in a folder, so that `[[a/b]]` is its path too.
    for (const page of pagesOf(text)) pages.push({ page, file: parts.target.take(`${page.title}.md`) });
  }
  const text = createRoamText(pages.map(({ page, file }) => ({ page, name: file.replace(/\.md$/, '') })));
  await forEachItem(
    pages,
    ({ page }) => `${path.basename(parts.path)}/${page.title}`,
    parts,
    async ({ page, file }) => {
      const created = timeOf(page['create-time']);
      const updated = timeOf(page['edit-time']);
      const title = file === `${page.title}.md` ? undefined : page.title;
      const isNested = file.includes('/');
      const fields = { title: isNested ? page.title : title, created, updated };
      await parts.target.write(file, noteText(fields, outline(page, text)), updated ?? created);
    },
  );
}

async function* readTexts(parts: ConvertParts): AsyncGenerator<string, void, undefined> {
  if (!parts.path.toLowerCase().endsWith('.zip')) {
    yield decode(await readWhole(parts.path));
    return;
  }
  const { files, close } = await openExportFiles(parts);
  try {
    for (const file of files) {
      if (!file.path.endsWith('.json')) continue;
      if (file.size > maxRoamBytes)
        throw new SaegimError('too-large', 'the export is too large to be read at once');
      const text = decode(await file.read());
      if (looksLikeRoam(text.slice(0, 65_536))) yield text;
    }
  } finally {
    await close();
  }
}

async function readWhole(file: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).size > maxRoamBytes)
      throw new SaegimError('too-large', 'the export is too large to be read at once');
    return await readFile(file);
  } catch (error) {
    if (error instanceof SaegimError) throw error;
    throw new SaegimError(fileErrorCode(error), 'reading an export', { cause: error });
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function pagesOf(text: string): RoamPage[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new SaegimError('parse-failed', 'the export is not whole JSON', { cause: error });
  }
  if (!Array.isArray(parsed)) throw new SaegimError('parse-failed', 'the export is no list of pages');
  return parsed.filter(
    (page): page is RoamPage =>
      typeof (page as RoamPage | null)?.title === 'string' && (page as RoamPage).title !== '',
  );
}

function outline(page: RoamPage, text: RoamText): string {
  const lines: string[] = [];
  // A stack, not recursion: a file may nest deeper than JavaScript calls.
  const open = blocksOf(page.children)
    .map((block) => ({ block, depth: 0 }))
    .reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    const { block, depth } = next;
    const indent = '  '.repeat(Math.min(depth, maxIndent));
    const heading = Number(block.heading);
    const marks = heading >= 1 && heading <= 6 ? `${'#'.repeat(heading)} ` : '';
    const [first, ...rest] = `${marks}${text.ofBlock(block)}`.split('\n');
    lines.push(`${indent}- ${first}`, ...rest.map((line) => (line === '' ? '' : `${indent}  ${line}`)));
    for (const child of blocksOf(block.children).reverse()) open.push({ block: child, depth: depth + 1 });
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function timeOf(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && value < 8.64e15 ? value : undefined;
}
