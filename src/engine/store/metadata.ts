/** `library.json` beside the tables: what must be known before they are opened. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import { schemaVersion } from './schema.ts';

const metadataSchema = z.object({ schema: z.int().positive(), roots: z.array(z.string()) });

export type Metadata = Readonly<z.infer<typeof metadataSchema>>;

/**
 * @returns undefined when there is no file yet
 * @throws SaegimError store-newer, store-corrupt
 */
export async function readMetadata(folder: string): Promise<Metadata | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch((error: unknown) => {
    const code = fileErrorCode(error);
    if (code === 'not-found') return undefined;
    throw new SaegimError(code, 'library.json cannot be read', { cause: error });
  });
  if (text === undefined) return undefined;
  const metadata = parse(text);
  if (metadata.schema > schemaVersion) {
    throw new SaegimError(
      'store-newer',
      `the index has schema ${metadata.schema}, this program ${schemaVersion}`,
    );
  }
  return metadata;
}

export async function writeMetadata(folder: string, metadata: Metadata): Promise<void> {
  try {
    await writeFileAtomic(fileIn(folder), JSON.stringify(metadata, null, 2));
  } catch (error) {
    throw new SaegimError(fileErrorCode(error), 'library.json cannot be written', { cause: error });
  }
}

function parse(text: string): Metadata {
  try {
    return metadataSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new SaegimError('store-corrupt', 'library.json is not valid', { cause });
  }
}

function fileIn(folder: string): string {
  return join(folder, 'library.json');
}
