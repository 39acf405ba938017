/** The app's window: remembers its place, shows itself when it has something to show, and goes nowhere else. */
import path from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { pageOrigin } from './pageProtocol.ts';
import { closeWhenSettled } from './settlePage.ts';
import { placeWindow, readWindowState, smallestSize, writeWindowState } from './windowState.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly stateFile: string;
  /** Which page of the build. */
  readonly page: string;
  readonly onLink: (window: BrowserWindow, url: string) => void;
}

/** `--surface` of the page's two themes: the window must not flash in another colour before the page is drawn. */
export const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#1f1f1d' : '#fefdfc');

/** Given by electron-vite while developing; the page is then live. */
const liveAddress = process.env['ELECTRON_RENDERER_URL'];

/** Whether an address is our own page's, not one that a note led to. */
export function isOwnPage(url: string): boolean {
  const own = liveAddress ? new URL(liveAddress).origin : pageOrigin;
  return url === own || url.startsWith(`${own}/`);
}

export function openWindow({ preload, stateFile, page, onLink }: WindowOptions): BrowserWindow {
  const state = readWindowState(stateFile);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const window = new BrowserWindow({
    ...placeWindow(
      state?.bounds,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    backgroundColor: backgroundColor(),
    autoHideMenuBar: process.platform !== 'darwin',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (state?.isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () => rememberPlace(window, stateFile));
  closeWhenSettled(window);
  keepHome(window, onLink);
  void window.loadURL(`${liveAddress ?? pageOrigin}/${page}.html`);
  return window;
}

/** The tray and the taskbar aside, this is what a second start of the app does. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function rememberPlace(window: BrowserWindow, stateFile: string): void {
  try {
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  } catch (error) {
    // A full disk must not keep the window from closing.
    console.error(`[main] the window's place was not kept in ${path.basename(stateFile)}:`, error);
  }
}

function keepHome(window: BrowserWindow, onLink: WindowOptions['onLink']): void {
  const { webContents } = window;
  // The page's own address is let through, because Vite reloads it while developing.
  webContents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    onLink(window, url);
    return { action: 'deny' };
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    console.error(`[main] the page ended: ${reason}`);
    if (reason !== 'clean-exit' && !window.isDestroyed()) webContents.reload();
  });
}
