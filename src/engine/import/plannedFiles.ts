/** The files that a planned path stands for: itself, those of a folder, or those that an export becomes. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportProblem, ImportWarning } from '../../shared/domain/library.ts';
import { noteFormat } from '../../shared/domain/noteFormat.ts';
import { cloudFile } from './cloudNames.ts';
import { realPathOf, type PlannedPath } from './copyPlan.ts';
import type { Incoming } from './incoming.ts';
import { listTree, type ListedFile } from './listTree.ts';
import { takeEverything, withIgnoreFile, type PathFilter } from './patterns.ts';
import { nameKey } from './targetFolders.ts';

export interface PlannedFiles {
  readonly kind: 'file' | 'folder';
  /** In the library folder. */
  readonly name: string;
  /** Paths from the folder; of a single file its name. */
  readonly files: readonly ListedFile[];
  /** Made here from an export: moved instead of copied. */
  readonly isOwn: boolean;
}

/** Exports of other apps (zip, ENEX, folders) as notes; the step that knows them is handed in. */
export interface ExportConverter {
  /** What export a file or folder is (`notion`, `enex` ...); undefined for what is none. */
  detect(absolutePath: string): Promise<string | undefined>;
  /**
   * Writes notes and attachments below an empty folder, with their dates.
   * @throws SaegimError for an export that cannot be read at all; `cancelled`, `disk-full`
   */
  convert(request: {
    readonly path: string;
    /** As detected. */
    readonly kind: string;
    readonly targetFolder: string;
    readonly signal?: AbortSignal;
  }): Promise<{ readonly problems: readonly ImportProblem[]; readonly warnings: readonly ImportWarning[] }>;
}

export interface ListingParts {
  /** Asked with paths from the library folder. */
  readonly filter: PathFilter;
  readonly incoming: Incoming;
  readonly signal: AbortSignal | undefined;
  readonly convert: ExportConverter | undefined;
  readonly onProblem: (problem: ImportProblem) => void;
  readonly onWarning: (warning: ImportWarning) => void;
  readonly onFound: (path: string, size: number) => void;
}

type CopiedPath = Extract<PlannedPath, { kind: 'file' | 'folder' }>;

/**
 * @returns undefined when there is nothing to copy, which is told as a problem
 * @throws AbortError; errors of the file system and of the converter, which are this path's alone
 */
export async function listPlanned(entry: CopiedPath, parts: ListingParts): Promise<PlannedFiles | undefined> {
  const name = path.basename(entry.target);
  const exportKind = await parts.convert?.detect(entry.source);
  if (exportKind !== undefined) return listExport(entry, exportKind, parts);
  if (entry.kind === 'folder') return listFolder(entry.source, name, parts);
  return listFile(entry.source, name, parts);
}

async function listExport(
  { kind, source, target }: CopiedPath,
  exportKind: string,
  parts: ListingParts,
): Promise<PlannedFiles> {
  const { incoming, convert, signal } = parts;
  const targetFolder = await incoming.folder();
  const made = await convert!.convert({ path: source, kind: exportKind, targetFolder, signal });
  made.problems.forEach(parts.onProblem);
  made.warnings.forEach(parts.onWarning);
  const name = kind === 'file' ? withoutEnding(path.basename(target)) : path.basename(target);
  const listed = await listFolder(await innerFolder(targetFolder, name), name, parts);
  return { ...listed, isOwn: true };
}

function withoutEnding(name: string): string {
  return name.slice(0, name.length - path.extname(name).length) || name;
}

/** Many exports hold one folder of their own name: it is the same. */
async function innerFolder(folder: string, name: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const [only] = entries;
  const isSame = entries.length === 1 && only.isDirectory() && nameKey(only.name) === nameKey(name);
  return isSame ? path.join(folder, only.name) : folder;
}

async function listFolder(
  folder: string,
  name: string,
  { filter, signal, onProblem, onFound }: ListingParts,
): Promise<PlannedFiles> {
  const own = await withIgnoreFile(takeEverything, folder);
  const files: ListedFile[] = [];
  const isLeftOut = (relative: string, isFolder: boolean) =>
    own.isLeftOut(relative, isFolder) || filter.isLeftOut(`${name}/${relative}`, isFolder);
  for await (const item of listTree(folder, { isLeftOut, signal })) {
    const shown = `${name}/${item.path}`;
    if (item.kind === 'problem') onProblem({ ...item, path: shown });
    else {
      files.push(item);
      onFound(shown, item.size);
    }
  }
  return { kind: 'folder', name, files, isOwn: false };
}

async function listFile(
  given: string,
  name: string,
  { filter, onProblem, onFound }: ListingParts,
): Promise<PlannedFiles | undefined> {
  const cloud = cloudFile(path.basename(given));
  const fail = (code: ImportProblem['code'], reason: string, shown = name): undefined =>
    onProblem({ path: shown, code, reason }) as undefined;
  if (cloud?.kind === 'placeholder')
    return fail('cloud-placeholder', `Its content is only in ${cloud.service}.`, cloud.name);
  if (!noteFormat(name)) return fail('unsupported-format', 'This kind of file is not read as a note.');
  if (filter.isLeftOut(name, false))
    return fail('invalid-argument', 'The patterns of the library leave it out.');
  const source = await realPathOf(given); // a link that was dropped itself is meant
  const { size } = await stat(source);
  onFound(name, size);
  return { kind: 'file', name, files: [{ kind: 'file', source, path: name, size }], isOwn: false };
}
