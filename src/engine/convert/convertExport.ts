/**
 * What other programs give out becomes ordinary Markdown files with their attachments, so that everything
 * after this knows files only. One file a kind; each writes through `TargetFolder`, which lets nothing out.
 */
import type { ImportProblem, ImportProgress, ImportWarning } from '../../shared/domain/library.ts';
import { convertBear } from './bear.ts';
import type { ConvertStep } from './convertStep.ts';
import { convertEnex } from './enex.ts';
import type { ExportKind } from './exportKind.ts';
import { convertKeep } from './keep.ts';
import { convertNotion } from './notion.ts';
import { unpackZip } from './plainZip.ts';
import { convertRoam } from './roam.ts';
import { createTargetFolder } from './targetFolder.ts';

export interface ConversionRequest {
  /** Absolute. */
  readonly path: string;
  readonly kind: ExportKind;
  /** Absolute; new or empty, and nobody else's until this is done. On an error it is left half full. */
  readonly targetFolder: string;
  /** Notes or files that are passed over, named as progress names them. */
  readonly skipped?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ConversionProgress) => void;
}

/** Of notes or files; of Evernote's, which are not counted beforehand, `total` grows with them. */
export type ConversionProgress = Pick<ImportProgress, 'done' | 'total' | 'currentPath'>;

export interface Conversion {
  /** Written below the target folder, attachments included. */
  readonly files: number;
  /** Paths begin with the export's own name. */
  readonly warnings: readonly ImportWarning[];
  readonly problems: readonly ImportProblem[];
}

const steps: Readonly<Record<ExportKind, ConvertStep>> = {
  notion: convertNotion,
  enex: convertEnex,
  keep: convertKeep,
  roam: convertRoam,
  bear: convertBear,
  zip: unpackZip,
};

/**
 * Files get the dates of their notes. What cannot be read of an export is a problem, the rest goes on.
 * @throws SaegimError cancelled, unsafe-archive, encrypted, parse-failed (the export as a whole), too-large,
 * disk-full, permission-denied, not-found
 */
export async function convertExport({ path, kind, ...request }: ConversionRequest): Promise<Conversion> {
  const target = await createTargetFolder(request.targetFolder);
  const warnings: ImportWarning[] = [];
  const problems: ImportProblem[] = [];
  await steps[kind]({
    path,
    target,
    skipped: new Set(request.skipped),
    signal: request.signal ?? new AbortController().signal,
    warn: (warning) => void warnings.push(warning),
    fail: (problem) => void problems.push(problem),
    progress: (done, total, currentPath) => request.onProgress?.({ done, total, currentPath }),
  });
  return { files: target.files(), warnings, problems };
}
