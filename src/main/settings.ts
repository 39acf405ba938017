/** What a person chose, as `settings.json` in the data folder. */
import { existsSync, renameSync } from 'node:fs';
import { z } from 'zod';
import type { Settings } from '../shared/shell.ts';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';

export const defaultSettings: Settings = { language: 'system', theme: 'system' };

/** Loose: what a newer version wrote is kept when this one saves. */
export const settingsSchema: z.ZodType<Settings> = z.looseObject({
  language: z.enum(['ko', 'en', 'system']).default(defaultSettings.language),
  theme: z.enum(['system', 'light', 'dark']).default(defaultSettings.theme),
  chatModel: z.string().nullable().optional(),
  paneSizes: z.array(z.number().min(0).max(100)).max(8).optional(),
});

export interface SettingsFile {
  readonly current: Settings;
  /** Where an unreadable settings file was put aside at the start. */
  readonly brokenFile?: string;
  save(settings: Settings): void;
}

export function openSettings(path: string): SettingsFile {
  const result = readJsonFile(path, settingsSchema);
  const brokenFile = result.kind === 'broken' ? putAside(path) : undefined;
  let current = result.kind === 'read' ? result.value : defaultSettings;
  return {
    get current() {
      return current;
    },
    ...(brokenFile ? { brokenFile } : {}),
    save(settings) {
      writeJsonFile(path, settings);
      current = settings;
    },
  };
}

function putAside(path: string): string {
  let aside = path.replace(/\.json$/, '.broken.json');
  for (let n = 2; existsSync(aside); n++) aside = path.replace(/\.json$/, `.broken-${n}.json`);
  renameSync(path, aside);
  return aside;
}
