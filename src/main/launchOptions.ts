/** What was asked for when the app was started, by arguments first and the environment second. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../shared/shell.ts';

export interface LaunchOptions {
  /** Absolute; undefined: where the system keeps data of apps. */
  readonly dataFolder?: string;
  /** Absolute; where dropped notes are copied to. Goes before what the settings say. */
  readonly libraryFolder?: string;
  readonly language?: Language;
  /** Another page of the build than the app itself; in development only. */
  readonly page?: string;
}

/** @param args without the program's own name; Chromium's switches among them are passed over. */
export function readLaunchOptions(args: readonly string[], environment: NodeJS.ProcessEnv): LaunchOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      data: { type: 'string' },
      library: { type: 'string' },
      lang: { type: 'string' },
      page: { type: 'string' },
    },
  });
  const data = textOf(values['data']) ?? environment['SAEGIM_DATA'];
  const library = textOf(values['library']) ?? environment['SAEGIM_LIBRARY'];
  const page = textOf(values['page']);
  return {
    ...(data ? { dataFolder: path.resolve(data) } : {}),
    ...(library ? { libraryFolder: path.resolve(library) } : {}),
    ...languageOption(textOf(values['lang']) ?? environment['SAEGIM_LANG']),
    ...(page && /^\w+$/.test(page) ? { page } : {}),
  };
}

function languageOption(name: string | undefined): { language?: Language } {
  const language = name === undefined ? undefined : languageOf(name);
  return language ? { language } : {};
}

/** The app's language for a locale such as `ko-KR`; undefined when it has none. */
export function languageOf(locale: string): Language | undefined {
  const [name] = locale.toLowerCase().split(/[-_]/);
  return name === 'ko' || name === 'en' ? name : undefined;
}

// An option without its value is given as true.
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
