/** Native dialogs; each belongs to the window it was asked from. */
import { dialog, type BrowserWindow } from 'electron';
import { noteEndings } from '../shared/domain/noteFormat.ts';
import type { Translate } from '../shared/messages/index.ts';

/** Exports of other apps, which are unpacked on the way in. */
const exportEndings = ['zip', 'enex', 'json', 'textbundle', 'textpack', 'bear2bk', 'bearbk'];

export async function chooseFolder(
  window: BrowserWindow,
  { isSingle = false }: { readonly isSingle?: boolean } = {},
): Promise<readonly string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: isSingle ? ['openDirectory', 'createDirectory'] : ['openDirectory', 'multiSelections'],
  });
  return filePaths;
}

export async function chooseFiles(window: BrowserWindow, translate: Translate): Promise<readonly string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: translate('shell.notes'), extensions: [...noteEndings, ...exportEndings] },
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
