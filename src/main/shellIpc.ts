/** Main's side of `ShellApi`: who calls is checked, and what is said is checked, before anything is done. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BrowserWindow, ipcMain, shell, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import type { Translate } from '../shared/messages/index.ts';
import type { Settings, ShellInfo } from '../shared/shell.ts';
import { shellChannels as channels } from '../shared/shellChannels.ts';
import { chooseFiles, chooseFolder } from './dialogs.ts';
import type { EngineProcess } from './engineProcess.ts';
import { openExternal } from './externalLink.ts';
import { settingsSchema } from './settings.ts';
import { isOwnPage } from './windows.ts';

export interface ShellOptions {
  readonly engine: EngineProcess;
  readonly info: () => ShellInfo;
  readonly saveSettings: (settings: Settings) => void;
  readonly useLibraryFolder: (folder: string) => Promise<void>;
  readonly translate: () => Translate;
}

export function serveShell({ engine, info, saveSettings, useLibraryFolder, translate }: ShellOptions): void {
  handle(channels.info, z.tuple([]), () => info());
  handle(channels.saveSettings, z.tuple([settingsSchema]), (_window, settings) => {
    saveSettings(settings);
    return info();
  });
  handle(channels.chooseFolder, z.tuple([]), (window) => chooseFolder(window));
  handle(channels.chooseFiles, z.tuple([]), (window) => chooseFiles(window, translate()));
  handle(channels.chooseLibraryFolder, z.tuple([]), async (window) => {
    const [folder] = await chooseFolder(window, { isSingle: true });
    if (folder !== undefined) await useLibraryFolder(folder);
    return info();
  });
  handle(channels.openExternal, z.tuple([z.string()]), (window, url) =>
    openExternal(window, url, translate()),
  );
  handle(channels.showInFolder, z.tuple([z.string().refine(path.isAbsolute)]), (_window, file) => {
    if (existsSync(file)) shell.showItemInFolder(file);
  });
  listen(channels.requestEnginePort, (window) => {
    engine.introduce(window.webContents);
    sendEngineState(window, engine);
  });
  listen(channels.restartEngine, () => engine.restart());
}

export function sendEngineState(window: BrowserWindow, engine: EngineProcess): void {
  window.webContents.send(channels.engineState, engine.state, engine.error);
}

function handle<Args extends unknown[]>(
  channel: string,
  schema: z.ZodType<Args>,
  answer: (window: BrowserWindow, ...args: Args) => unknown,
): void {
  ipcMain.handle(channel, (event, ...args) => {
    const window = windowOf(event);
    if (!window) throw new Error(`${channel}: not for this page`);
    return answer(window, ...schema.parse(args));
  });
}

function listen(channel: string, answer: (window: BrowserWindow) => void): void {
  ipcMain.on(channel, (event) => {
    const window = windowOf(event);
    if (window) answer(window);
  });
}

/** The caller's window if the caller is our own page itself, not a frame in it. */
function windowOf({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | undefined {
  if (!senderFrame || senderFrame.parent !== null || !isOwnPage(senderFrame.url)) return undefined;
  return BrowserWindow.fromWebContents(sender) ?? undefined;
}
