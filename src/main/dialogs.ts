/** Native dialogs; each belongs to the window it was asked from. */
import { dialog, type BrowserWindow } from 'electron';
import type { Translate } from '../shared/messages/index.ts';

const noteEndings = [
  'md',
  'markdown',
  'mdx',
  'txt',
  'text',
  'html',
  'htm',
  'org',
  'rst',
  'json',
  'csv',
  'tsv',
];

export async function chooseFolder(window: BrowserWindow): Promise<readonly string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'multiSelections'],
  });
  return filePaths;
}

export async function chooseFiles(window: BrowserWindow, translate: Translate): Promise<readonly string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: translate('shell.notes'), extensions: noteEndings },
      { name: translate('shell.allFiles'), extensions: ['*'] },
    ],
  });
  return filePaths;
}

/** @returns whether the person wants to leave the app for this address */
export async function askToOpen(window: BrowserWindow, url: string, translate: Translate): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: translate('shell.openExternal.title'),
    detail: url,
    buttons: [translate('shell.openExternal.open'), translate('shell.cancel')],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

export async function tellSettingsBroken(
  window: BrowserWindow,
  keptAt: string,
  translate: Translate,
): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'warning',
    message: translate('shell.settingsBroken.title'),
    detail: translate('shell.settingsBroken.kept', { path: keptAt }),
    buttons: [translate('shell.ok')],
  });
}
