import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings, openSettings } from './settings.ts';

describe('settings', () => {
  let folder: string;
  const file = () => path.join(folder, 'settings.json');
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'saegim-settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are the usual ones when there is no file, and none is written', () => {
    expect(openSettings(file()).current).toEqual(defaultSettings);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('come back as they were saved', () => {
    const settings = { language: 'ko', theme: 'dark', chatModel: null, paneSizes: [20, 50, 30] } as const;
    openSettings(file()).save(settings);
    expect(openSettings(file()).current).toEqual(settings);
  });

  test('keep what a newer version wrote', () => {
    writeFileSync(file(), '{"language":"en","theme":"light","fromTheFuture":1}');
    expect(openSettings(file()).current).toEqual({ language: 'en', theme: 'light', fromTheFuture: 1 });
  });

  test.each([
    ['cut short', '{"language":'],
    ['not settings', '[]'],
    ['a value that does not exist', '{"theme":"pink"}'],
  ])('that cannot be read (%s) are put aside whole', (_name, text) => {
    writeFileSync(file(), text);
    const settings = openSettings(file());
    expect(settings.current).toEqual(defaultSettings);
    expect(readFileSync(settings.brokenFile ?? '', 'utf8')).toBe(text);
  });

  test('put aside twice do not overwrite each other', () => {
    const asides = ['{1', '{2'].map((text) => {
      writeFileSync(file(), text);
      return openSettings(file()).brokenFile ?? '';
    });
    expect(asides.map((aside) => readFileSync(aside, 'utf8'))).toEqual(['{1', '{2']);
  });
});
