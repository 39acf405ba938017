import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, readManifest, verifyModel } from './index.ts';

const modelFolder = new URL('../../../resources/models/multilingual-e5-small', import.meta.url).pathname;
let copy: string;

/** The manifest and the small files; the model is a stand-in of the same size. */
beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'saegim-model-'));
  const { model } = (await readManifest(modelFolder)).files;
  for (const name of ['manifest.json', 'tokenizer.json', 'tokenizer_config.json']) {
    await cp(join(modelFolder, name), join(copy, name));
  }
  await writeFile(join(copy, model.name), Buffer.alloc(model.bytes));
});
afterEach(() => rm(copy, { recursive: true, force: true }));

describe('the shipped model', () => {
  it('is whole, byte for byte', async () => {
    await expect(verifyModel(modelFolder)).resolves.toBeUndefined();
  });

  it('has a fingerprint that can stand in a table name', async () => {
    expect(fingerprint(await readManifest(modelFolder))).toMatch(/^[0-9a-f]{12}$/);
  });

  it('has another fingerprint when anything that makes a vector changes', async () => {
    const manifest = await readManifest(modelFolder);
    const prints = [
      manifest,
      { ...manifest, prefixes: { ...manifest.prefixes, query: '' } },
      { ...manifest, pooling: 'cls' },
      {
        ...manifest,
        files: { ...manifest.files, model: { ...manifest.files.model, sha256: '0'.repeat(64) } },
      },
    ].map(fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
    expect(fingerprint({ ...manifest, name: 'another name' })).toBe(prints[0]);
  });
});

describe('a model folder', () => {
  it('with other bytes than the manifest says is found out', async () => {
    await expect(verifyModel(copy)).rejects.toMatchObject({ code: 'model-corrupt' });
  });

  it('with a file cut short is refused', async () => {
    await writeFile(join(copy, 'tokenizer.json'), '{}');
    await expect(readManifest(copy)).rejects.toMatchObject({ code: 'model-corrupt' });
  });

  it('with a manifest that is none is refused', async () => {
    await writeFile(join(copy, 'manifest.json'), '{"schema": 1}');
    await expect(readManifest(copy)).rejects.toMatchObject({ code: 'model-corrupt' });
  });

  it('that points out of itself is refused', async () => {
    const text = await readFile(join(copy, 'manifest.json'), 'utf8');
    await writeFile(join(copy, 'manifest.json'), text.replace('"tokenizer.json"', '"../tokenizer.json"'));
    await expect(readManifest(copy)).rejects.toMatchObject({ code: 'model-corrupt' });
  });

  it('without a file, or that is not there, is missing', async () => {
    await rm(join(copy, 'tokenizer.json'));
    await expect(readManifest(copy)).rejects.toMatchObject({ code: 'model-missing' });
    await expect(readManifest(join(copy, 'nowhere'))).rejects.toMatchObject({ code: 'model-missing' });
  });
});
