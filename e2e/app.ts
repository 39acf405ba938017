/** The real app for a test: a fresh data folder, one language, and ways to close it, come back and break it. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import type { Language } from '../src/shared/shell.ts';

export const root = path.resolve(import.meta.dirname, '..');

export interface LaunchOptions {
  readonly dataFolder: string;
  readonly language?: Language;
  /** Address of an Ollama server; by default one where nothing answers. */
  readonly ollamaHost?: string;
  readonly args?: readonly string[];
}

export interface SaegimApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  close(): Promise<void>;
  /** Closes it and opens it again on the same data. */
  relaunch(change?: Partial<LaunchOptions>): Promise<SaegimApp>;
  /** Ends the engine's process as a crash would. @returns the process that is gone */
  killEngine(): Promise<number>;
  enginePid(): Promise<number | undefined>;
}

/** Nothing listens there: without a model the app answers by quoting. */
const noOllama = 'http://127.0.0.1:9';

export const sandboxArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export async function launchApp(options: LaunchOptions): Promise<SaegimApp> {
  const { dataFolder, language = 'en', ollamaHost = noOllama, args = [] } = options;
  const electron = await _electron.launch({
    args: [root, ...sandboxArgs, `--lang=${language}`, ...args],
    cwd: root,
    env: { ...textEnvironment(), SAEGIM_DATA: dataFolder, OLLAMA_HOST: ollamaHost },
  });
  const page = await electron.firstWindow();
  const enginePid = () =>
    electron.evaluate(
      // Runs inside the app: it may use nothing from here.
      ({ app }) =>
        app.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes('Saegim Engine'))
          ?.pid,
    );
  return {
    electron,
    page,
    dataFolder,
    close: () => electron.close(),
    async relaunch(change = {}) {
      await electron.close();
      return launchApp({ ...options, ...change });
    },
    enginePid,
    async killEngine() {
      const pid = await enginePid();
      if (pid === undefined) throw new Error('there is no engine to kill');
      process.kill(pid, 'SIGKILL');
      return pid;
    },
  };
}

export interface AppFixtures {
  /** An empty folder that is gone after the test. */
  dataFolder: string;
  /** Opens the app on the test's data folder; closed after the test. */
  openApp: (options?: Partial<LaunchOptions>) => Promise<SaegimApp>;
}

export const test = base.extend<AppFixtures>({
  // Playwright wants a pattern here, even an empty one.
  // oxlint-disable-next-line no-empty-pattern
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'saegim-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  openApp: async ({ dataFolder }, use) => {
    const opened: SaegimApp[] = [];
    const remember = (app: SaegimApp): SaegimApp => {
      opened.push(app);
      return { ...app, relaunch: async (change) => remember(await app.relaunch(change)) };
    };
    await use(async (options) => remember(await launchApp({ dataFolder, ...options })));
    for (const app of opened) await app.close();
  },
});

function textEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export { expect } from '@playwright/test';
