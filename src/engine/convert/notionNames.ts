import { posix } from 'node:path';
import type { ExportFile } from './exportFiles.ts';

export interface NotionNames {
  /** Path in the target. */
  ofFile(file: ExportFile): string;
  /** By path in the export; undefined for what it does not hold. */
  of(path: string): string | undefined;
  /** The same by a page's 32 hex digits. */
  ofId(id: string): string | undefined;
  /** Links to `path` shall lead to what `other` became. */
  alias(path: string, other: string): void;
}

/** `Title 0123…cdef.md`, `Title 0123…cdef_all.csv`, a folder `Title 0123…cdef`; titles may be missing. */
const idInName = /(?:^|[ _-])([0-9a-f]{32})(?=(?:_all)?(?:\.[^.]*)?$)/i;
/** Folder around everything that names only the export. */
const wrapper = /^(?:Export|ExportBlock)-[0-9a-f-]{36}(?:-Part-\d+)?$/i;

export function isNotionPart(path: string): boolean {
  return /^(?:[^/]*\/)?[^/]*Export(?:Block)?-[0-9a-f-]{36}[^/]*\.zip$/i.test(path);
}

export function notionId(path: string): string | undefined {
  return idInName.exec(posix.basename(path))?.[1].toLowerCase();
}

/** @param take makes a path safe and free */
export function namesOf(files: readonly ExportFile[], take: (path: string) => string): NotionNames {
  const byFile = new Map<ExportFile, string>();
  const byPath = new Map<string, string>();
  const byId = new Map<string, string>();
  for (const file of files) {
    const written = take(readablePath(file.path));
    byFile.set(file, written);
    if (!byPath.has(file.path)) byPath.set(file.path, written);
    const id = notionId(file.path);
    if (id && !byId.has(id)) byId.set(id, written);
  }
  return {
    ofFile: (file) => byFile.get(file)!,
    of: (path) => byPath.get(path),
    ofId: (id) => byId.get(id),
    alias(path, other) {
      const written = byPath.get(other);
      if (written) byPath.set(path, written);
    },
  };
}

function readablePath(path: string): string {
  const segments = path.split('/');
  if (segments.length > 1 && wrapper.test(segments[0])) segments.shift();
  const name = segments.pop()!.replace(/\.html?$/i, '.md');
  return [...segments.map(withoutId), withoutId(name).replace(/_all(?=\.csv$)/i, '')].join('/');
}

function withoutId(segment: string): string {
  const plain = segment.replace(idInName, '').trim();
  return plain === '' || plain.startsWith('.') || plain.startsWith('_all.') ? `Untitled${plain}` : plain;
}
