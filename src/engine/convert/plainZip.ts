import { exportPath, openExportFiles } from './exportFiles.ts';
import { forEachItem, type ConvertParts } from './convertStep.ts';

/** A zipped folder of notes as it is; hidden files and what macOS adds were left out. */
export async function unpackZip(parts: ConvertParts): Promise<void> {
  const { files, close } = await openExportFiles(parts);
  try {
    await forEachItem(
      files,
      (file) => exportPath(parts, file.path),
      parts,
      (file) => parts.target.write(parts.target.take(file.path), file.unpack(), file.modified),
    );
  } finally {
    await close();
  }
}
