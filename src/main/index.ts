/** Electron main: puts windows, menu, settings and the engine's life together. It computes nothing. */
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, powerMonitor, session } from 'electron';
import { createTranslate, type Translate } from '../shared/messages/index.ts';
import type { Language, Settings, ShellInfo } from '../shared/shell.ts';
import { shellChannels } from '../shared/shellChannels.ts';
import { tellSettingsBroken } from './dialogs.ts';
import { EngineProcess } from './engineProcess.ts';
import { openExternal } from './externalLink.ts';
import { languageOf, readLaunchOptions } from './launchOptions.ts';
import { showMenu } from './menu.ts';
import { registerPageScheme, servePage } from './pageProtocol.ts';
import { denyPermissions } from './permissions.ts';
import { engineArguments, engineProgram, pageFolder, preloadFile, sampleFolder } from './places.ts';
import { openSettings, type SettingsFile } from './settings.ts';
import { sendEngineState, serveShell } from './shellIpc.ts';
import { settlePage } from './settlePage.ts';
import { backgroundColor, focusWindow, openWindow } from './windows.ts';

registerPageScheme();

const launch = readLaunchOptions(process.argv.slice(1), process.env);
app.setName('Saegim');
// Before anything asks for it: the lock below, too, is one for each data folder.
app.setPath('userData', launch.dataFolder ?? path.join(app.getPath('appData'), 'Saegim'));

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => BrowserWindow.getAllWindows().slice(0, 1).forEach(focusWindow));
  void app.whenReady().then(start);
} else {
  console.error('Saegim is already open with this data folder; its window comes to the front.');
  app.quit();
}

function start(): void {
  const dataFolder = app.getPath('userData');
  const settings = openSettings(path.join(dataFolder, 'settings.json'));
  const libraryFolder = () => launch.libraryFolder ?? settings.current.libraryFolder ?? ownLibraryFolder();
  const engineArgs = () => engineArguments(dataFolder, libraryFolder());
  const engine = new EngineProcess({ program: engineProgram, args: engineArgs() });
  let language = launch.language ?? chosenLanguage(settings.current);
  let translate = createTranslate(language);

  nativeTheme.themeSource = settings.current.theme;
  nativeTheme.on('updated', () => eachWindow((window) => window.setBackgroundColor(backgroundColor())));
  denyPermissions(session.defaultSession);
  servePage(pageFolder);
  serveShell({
    engine,
    info: () => shellInfo(language, settings.current, libraryFolder()),
    saveSettings: (next) => {
      const isLanguageChanged = next.language !== settings.current.language;
      settings.save(next);
      nativeTheme.themeSource = next.theme;
      if (isLanguageChanged) useLanguage(chosenLanguage(next));
    },
    async useLibraryFolder(folder) {
      // Among the app's own data notes would be lost with the index, or the index read as notes.
      if (isInside(folder, dataFolder) && !isInside(folder, ownLibraryFolder()))
        throw new Error('the folder holds the data of the app');
      settings.save({ ...settings.current, libraryFolder: folder });
      await engine.restartWith(engineArgs());
    },
    translate: () => translate,
  });
  engine.onChange(() => eachWindow((window) => sendEngineState(window, engine)));
  useLanguage(language);
  engine.start();
  followPower(engine);
  open();

  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  stopEngineAtQuit(engine);

  function useLanguage(next: Language): void {
    language = next;
    translate = createTranslate(language);
    const onCommand = (id: string) =>
      BrowserWindow.getFocusedWindow()?.webContents.send(shellChannels.command, id);
    showMenu({ translate, isDevelopment: !app.isPackaged, onCommand });
  }

  function open(): void {
    const window = openWindow({
      preload: preloadFile,
      stateFile: path.join(dataFolder, 'window.json'),
      page: (!app.isPackaged && launch.page) || 'index',
      onLink: (from, url) => void openExternal(from, url, translate),
    });
    tellOnce(settings, window, () => translate);
  }
}

function isInside(folder: string, parent: string): boolean {
  const relative = path.relative(parent, folder);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** With a data folder of one's own, notes lie in it too: nothing of a trial is left elsewhere. */
function ownLibraryFolder(): string {
  return launch.dataFolder
    ? path.join(launch.dataFolder, 'notes')
    : path.join(app.getPath('documents'), 'Saegim');
}

/** On battery the engine embeds gently. */
function followPower(engine: EngineProcess): void {
  const tell = () => engine.tellPower(powerMonitor.isOnBatteryPower());
  powerMonitor.on('on-battery', tell);
  powerMonitor.on('on-ac', tell);
  tell();
}

function shellInfo(language: Language, settings: Settings, libraryFolder: string): ShellInfo {
  return {
    language,
    platform: process.platform as ShellInfo['platform'],
    version: app.getVersion(),
    sampleFolder: sampleFolder(),
    libraryFolder,
    settings,
  };
}

function chosenLanguage({ language }: Settings): Language {
  if (language !== 'system') return language;
  return app.getPreferredSystemLanguages().map(languageOf).find(Boolean) ?? 'en';
}

let isBrokenTold = false;

function tellOnce({ brokenFile }: SettingsFile, window: BrowserWindow, translate: () => Translate): void {
  if (!brokenFile || isBrokenTold) return;
  isBrokenTold = true;
  window.once('show', () => void tellSettingsBroken(window, brokenFile, translate()));
}

/** Pages write what is unsaved, then the engine closes its store; only then does the app end. */
function stopEngineAtQuit(engine: EngineProcess): void {
  let isStopped = false;
  app.on('before-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    const pages = BrowserWindow.getAllWindows().map(settlePage);
    void Promise.all(pages)
      .then(() => engine.stop())
      .finally(() => {
        isStopped = true;
        app.quit();
      });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

function eachWindow(act: (window: BrowserWindow) => void): void {
  for (const window of BrowserWindow.getAllWindows()) if (!window.isDestroyed()) act(window);
}
