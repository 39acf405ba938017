/** Lets a page write what is unsaved before its window closes or the engine stops. */
import { ipcMain, type BrowserWindow, type IpcMainEvent } from 'electron';
import { shellChannels } from '../shared/shellChannels.ts';

/** Saving takes milliseconds; a page that does not answer keeps nobody from closing its window. */
const settleLimitMs = 3000;

const settled = new WeakSet<BrowserWindow>();

/** The window closes once its page has written everything, or could not in time: then a draft is kept. */
export function closeWhenSettled(window: BrowserWindow): void {
  window.on('close', (event) => {
    if (settled.has(window)) return;
    event.preventDefault();
    void settlePage(window).finally(() => {
      if (!window.isDestroyed()) window.close();
    });
  });
}

/** Resolves when the page has written everything, when it is gone, or after three seconds. */
export async function settlePage(window: BrowserWindow): Promise<void> {
  if (settled.has(window) || window.isDestroyed()) return;
  const { webContents } = window;
  if (!webContents.isCrashed() && !webContents.isLoadingMainFrame()) await answerOf(window);
  settled.add(window);
}

function answerOf({ webContents }: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(limit);
      ipcMain.off(shellChannels.settled, onAnswer);
      resolve();
    };
    const onAnswer = (event: IpcMainEvent) => {
      if (event.sender === webContents) end();
    };
    const limit = setTimeout(end, settleLimitMs);
    ipcMain.on(shellChannels.settled, onAnswer);
    webContents.once('destroyed', end);
    webContents.send(shellChannels.settle);
  });
}
