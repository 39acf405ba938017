import { shell, type BrowserWindow } from 'electron';
import type { Translate } from '../shared/messages/index.ts';
import { askToOpen } from './dialogs.ts';

/** Notes hold addresses from anywhere: only these kinds leave the app, and only when the person agrees. */
export function isOpenable(url: string): boolean {
  return URL.canParse(url) && ['https:', 'mailto:'].includes(new URL(url).protocol);
}

export async function openExternal(window: BrowserWindow, url: string, translate: Translate): Promise<void> {
  if (isOpenable(url) && (await askToOpen(window, url, translate))) await shell.openExternal(url);
}
