/** Bear: a backup is a zip of textbundles; one note alone is a textbundle (a folder) or a textpack (its zip). */
import path from 'node:path';
import { SaegimError } from '../../shared/errors.ts';
import { decodeAnyText } from '../parse/decodeText.ts';
import { maxBytesOf } from '../limits.ts';
import { forEachItem, type ConvertParts } from './convertStep.ts';
import { exportPath, openExportFiles, type ExportFile } from './exportFiles.ts';
import { fileNameOf, linkPath, noteText } from './noteFile.ts';

interface Bundle {
  /** Path in the export; empty where the export is the bundle. */
  readonly folder: string;
  readonly text: ExportFile;
  readonly info?: ExportFile;
  readonly assets: readonly ExportFile[];
}

interface BearInfo {
  readonly created?: number;
  readonly updated?: number;
  readonly isTrashed: boolean;
  readonly isArchived: boolean;
  readonly isPinned: boolean;
}

export async function convertBear(parts: ConvertParts): Promise<void> {
  const { files, close } = await openExportFiles(parts);
  let trashed = 0;
  try {
    await forEachItem(
      bundlesOf(files),
      (bundle) => exportPath(parts, bundle.text.path),
      parts,
      convertBundle,
    );
  } finally {
    await close();
  }
  if (trashed > 0) {
    const reason = `${trashed} notes in the trash were left out.`;
    parts.warn({ path: path.basename(parts.path), code: 'partly-read', reason });
  }

  async function convertBundle(bundle: Bundle): Promise<void> {
    const info = bundle.info ? infoOf(await bundle.info.read()) : undefined;
    if (info?.isTrashed) return void trashed++;
    if (bundle.text.size > maxBytesOf('note.md')) throw new SaegimError('too-large', 'the note is too large');
    const { text } = decodeAnyText(await bundle.text.read());
    const modified = info?.updated ?? info?.created ?? bundle.text.modified;
    const title =
      titleOf(text) ??
      path.posix.basename(bundle.folder || parts.path).replace(/\.(?:textbundle|textpack)$/i, '');
    const file = parts.target.take(`${fileNameOf(title)}.md`);
    const links = new Map<string, string>();
    for (const asset of bundle.assets) {
      const inside = asset.path.slice(bundle.folder === '' ? 0 : bundle.folder.length + 1);
      const written = parts.target.take(
        `assets/${path.posix.basename(file, '.md')}/${path.posix.basename(inside)}`,
      );
      await parts.target.write(written, asset.unpack(), asset.modified);
      links.set(inside.replace(/^assets\//, ''), written);
    }
    const body = withLinks(text, links, () => {
      const reason = 'A picture or file of the note is not in the export.';
      parts.warn({ path: exportPath(parts, bundle.text.path), code: 'attachment-missing', reason });
    });
    const fields = {
      tags: tagsWithBlanks(text),
      created: info?.created,
      updated: info?.updated,
      isPinned: info?.isPinned,
      isArchived: info?.isArchived,
    };
    // A note that has front matter of its own keeps it as it is.
    await parts.target.write(file, body.startsWith('---\n') ? body : noteText(fields, body), modified);
  }
}

function bundlesOf(files: readonly ExportFile[]): Bundle[] {
  const byFolder = new Map<string, ExportFile[]>();
  for (const file of files) {
    const folder = /^(?:.*?\.textbundle)(?=\/)/i.exec(file.path)?.[0] ?? '';
    const inside = byFolder.get(folder);
    if (inside) inside.push(file);
    else byFolder.set(folder, [file]);
  }
  return [...byFolder].flatMap(([folder, inside]) => {
    const at = (name: RegExp) =>
      inside.filter(({ path }) => name.test(folder === '' ? path : path.slice(folder.length + 1)));
    const [text] = at(/^text\.[a-z]+$/i);
    return text ? [{ folder, text, info: at(/^info\.json$/i)[0], assets: at(/^assets\/./i) }] : [];
  });
}

function infoOf(bytes: Uint8Array): BearInfo | undefined {
  let info: Record<string, unknown>;
  try {
    info = JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
  } catch {
    return undefined; // the note is whole without it
  }
  const own = (info?.['net.shinyfrog.bear'] ?? info ?? {}) as Record<string, unknown>;
  const isTrue = (value: unknown) => value === true || value === 1;
  return {
    created: timeOf(own.creationDate),
    updated: timeOf(own.modificationDate),
    isTrashed: isTrue(own.trashed),
    isArchived: isTrue(own.archived),
    isPinned: isTrue(own.pinned),
  };
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

function titleOf(text: string): string | undefined {
  const [line] = text.trimStart().slice(0, 400).split(/\r?\n/);
  return /^#{1,6}\s+(.+)$/.exec(line)?.[1].trim();
}

/** `![](assets/a.png)`, `[a](assets/a.pdf)`; of old backups `[image:ID/a.png]`, `[file:ID/a.pdf]`. */
function withLinks(text: string, links: ReadonlyMap<string, string>, onMissing: () => void): string {
  return text
    .replace(/(\]\()(assets\/[^()\s]{1,1000})(?=\))/g, (written, open: string, target: string) => {
      const found = links.get(decoded(target).slice('assets/'.length).normalize('NFC'));
      if (!found) onMissing();
      return found ? `${open}${linkPath(found)}` : written;
    })
    .replace(/\[(image|file):([^[\]\n]{1,1000})\]/g, (written, kind: string, target: string) => {
      const name = path.posix.basename(target);
      const found = links.get(target) ?? links.get(name);
      return found ? `${kind === 'image' ? '!' : ''}[${name}](${linkPath(found)})` : written;
    });
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** `#two words#`: no other program reads them, so they are said in the front matter too. */
function tagsWithBlanks(text: string): string[] {
  const found = text.matchAll(/(?<=^|\s)#([^\s#][^#\n]{0,100}[^\s#])#(?=$|[\s.,;:!?)])/gmu);
  return [...new Set(Array.from(found, ([, tag]) => tag).filter((tag) => /\s/.test(tag)))];
}
