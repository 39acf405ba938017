import { posix } from 'node:path';
import { parse } from 'csv-parse';
import type { ExportFile } from './exportFiles.ts';

export interface NotionDatabase {
  readonly whole: ExportFile;
  /** The same table as one view showed it, where both are there. */
  readonly partial?: ExportFile;
  readonly columns: readonly string[];
  /** In which its rows may lie as pages. */
  readonly folders: readonly string[];
}

/** Names of columns stand at the very beginning. */
const maxHeaderBytes = 64 * 1024;

export async function databasesOf(files: readonly ExportFile[]): Promise<NotionDatabase[]> {
  const tables = new Map(files.filter(({ path }) => /\.csv$/i.test(path)).map((file) => [file.path, file]));
  const databases: NotionDatabase[] = [];
  for (const [path, file] of tables) {
    const whole = tables.get(path.replace(/\.csv$/i, '_all.csv'));
    if (whole) continue; // it comes by itself
    const partial = /_all\.csv$/i.test(path) ? tables.get(path.replace(/_all\.csv$/i, '.csv')) : undefined;
    const folder = path.replace(/(?:_all)?\.csv$/i, '');
    databases.push({
      whole: file,
      partial,
      columns: await columnsOf(file),
      folders: [
        folder,
        posix.join(posix.dirname(folder), posix.basename(folder).replace(/ ?[0-9a-f]{32}$/i, '')),
      ],
    });
  }
  return databases;
}

async function columnsOf(file: ExportFile): Promise<string[]> {
  const parser = parse({ bom: true, to: 1, relax_column_count: true, relax_quotes: true });
  let bytes = 0;
  try {
    for await (const piece of file.unpack()) {
      parser.write(piece);
      if ((bytes += piece.length) > maxHeaderBytes) break;
    }
    parser.end();
    for await (const row of parser as AsyncIterable<string[]>) return row.map((name) => name.trim());
  } catch {
    // A damaged table is told when it is written; its pages keep their lines as they are.
  }
  return [];
}
