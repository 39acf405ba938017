/**
 * A model folder says what is in it: files with sums, prefixes, pooling, length. Everything that
 * changes a vector is part of the fingerprint, under which vectors are stored and never mixed.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';

const modelFile = z.object({
  name: z.string().regex(/^[\w.-]+$/),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifestSchema = z.object({
  schema: z.literal(1),
  id: z.string(),
  name: z.string(),
  license: z.string(),
  source: z.string(),
  files: z.object({ model: modelFile, tokenizer: modelFile, tokenizerConfig: modelFile }),
  dimension: z.int().positive(),
  /** Special tokens included. */
  maxTokens: z.int().positive(),
  /** Put before a text, blank included, before it is encoded. */
  prefixes: z.object({ query: z.string(), passage: z.string() }),
  pooling: z.string(),
  /** Name of the graph's output with one vector a text. */
  output: z.string(),
  distance: z.literal('cosine'),
});

export type ModelManifest = Readonly<z.infer<typeof manifestSchema>>;

/**
 * Reads `manifest.json` and checks that every file is there in its size: a broken download shows,
 * at the cost of three stats. `verifyModel` reads the bytes themselves.
 * @throws SaegimError model-missing, model-corrupt
 */
export async function readManifest(modelFolder: string): Promise<ModelManifest> {
  const manifest = parseManifest(await readModelText(join(modelFolder, 'manifest.json')), modelFolder);
  for (const file of Object.values(manifest.files)) {
    const { size } = await stat(join(modelFolder, file.name)).catch((error: unknown) => {
      throw modelFileError(error, file.name);
    });
    if (size !== file.bytes) {
      throw new SaegimError('model-corrupt', `${file.name} has ${size} bytes instead of ${file.bytes}`);
    }
  }
  return manifest;
}

/** @returns 12 hex digits, the same for two folders exactly when they give the same vectors. */
export function fingerprint(manifest: ModelManifest): string {
  const { files, prefixes, pooling, output, maxTokens, dimension } = manifest;
  const parts = [
    files.model.sha256,
    files.tokenizer.sha256,
    files.tokenizerConfig.sha256,
    prefixes.query,
    prefixes.passage,
    pooling,
    output,
    maxTokens,
    dimension,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

/**
 * Compares the sha256 of every model file, about 85 MB read.
 * @throws SaegimError model-missing, model-corrupt
 */
export async function verifyModel(modelFolder: string): Promise<void> {
  const manifest = await readManifest(modelFolder);
  for (const file of Object.values(manifest.files)) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(modelFolder, file.name)), hash).catch((error: unknown) => {
      throw modelFileError(error, file.name);
    });
    if (hash.digest('hex') !== file.sha256) {
      throw new SaegimError('model-corrupt', `${file.name} differs from its sha256 in manifest.json`);
    }
  }
}

/** @throws SaegimError model-missing */
export async function readModelText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw modelFileError(error, path);
  });
}

function parseManifest(text: string, modelFolder: string): ModelManifest {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new SaegimError('model-corrupt', `manifest.json in ${modelFolder} is not valid`, { cause });
  }
}

function modelFileError(error: unknown, name: string): SaegimError {
  const code = fileErrorCode(error);
  const isAbsent = code === 'not-found';
  return new SaegimError(isAbsent ? 'model-missing' : code, `${name} cannot be read`, { cause: error });
}
