/** What a person chose, as `settings.json` in the data folder. */
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Settings } from '../shared/shell.ts';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';

export const defaultSettings: Settings = { language: 'system', theme: 'system' };

/** Loose: what a newer version wrote is kept when this one saves. */
export const settingsSchema: z.ZodType<Settings> = z.looseObject({
  language: z.enum(['ko', 'en', 'system']).default(defaultSettings.language),
  theme: z.enum(['system', 'light', 'dark']).default(defaultSettings.theme),
  chatModel: z.string().nullable().optional(),
  libraryFolder: z.string().refine(path.isAbsolute).optional(),
  paneSizes: z.array(z.number().min(0).max(100)).max(8).optional(),
});

export interface SettingsFile {
  readonly current: Settings;
  /** Where an unreadable settings file was put aside at the start. */
  readonly brokenFile?: string;
  save(settings: Settings): void;
}

export function openSettings(file: string): SettingsFile {
  const result = readJsonFile(file, settingsSchema);
  const brokenFile = result.kind === 'broken' ? putAside(file) : undefined;
  let current = result.kind === 'read' ? result.value : defaultSettings;
  return {
    get current() {
      return current;
    },
    ...(brokenFile ? { brokenFile } : {}),
    save(settings) {
      writeJsonFile(file, settings);
      current = settings;
    },
  };
}

function putAside(file: string): string {
  let aside = file.replace(/\.json$/, '.broken.json');
  for (let n = 2; existsSync(aside); n++) aside = file.replace(/\.json$/, `.broken-${n}.json`);
  renameSync(file, aside);
  return aside;
}
