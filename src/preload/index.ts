/** Hands the sandboxed page its calls to the shell and its port to the engine; it decides nothing. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { ShellApi } from '../shared/shell.ts';
import { shellChannels as channels } from '../shared/shellChannels.ts';

const settlers = new Set<() => Promise<void>>();

const api: ShellApi = {
  info: () => ipcRenderer.invoke(channels.info),
  saveSettings: (settings) => ipcRenderer.invoke(channels.saveSettings, settings),
  chooseFolder: () => ipcRenderer.invoke(channels.chooseFolder),
  chooseFiles: () => ipcRenderer.invoke(channels.chooseFiles),
  chooseLibraryFolder: () => ipcRenderer.invoke(channels.chooseLibraryFolder),
  pathForFile: (file) => webUtils.getPathForFile(file as File),
  openExternal: (url) => ipcRenderer.invoke(channels.openExternal, url),
  showInFolder: (absolutePath) => ipcRenderer.invoke(channels.showInFolder, absolutePath),
  requestEnginePort: () => ipcRenderer.send(channels.requestEnginePort),
  restartEngine: () => ipcRenderer.send(channels.restartEngine),
  onEngineState: (listener) => listen(channels.engineState, listener),
  onCommand: (listener) => listen(channels.command, listener),
  onSettle(listener) {
    settlers.add(listener);
    return () => settlers.delete(listener);
  },
};

ipcRenderer.on(channels.settle, () => {
  const all = [...settlers].map((settle) => settle());
  void Promise.allSettled(all).then(() => ipcRenderer.send(channels.settled));
});

function listen<Args extends unknown[]>(channel: string, listener: (...args: Args) => void): () => void {
  const onMessage = (_event: unknown, ...args: unknown[]) => listener(...(args as Args));
  ipcRenderer.on(channel, onMessage);
  return () => ipcRenderer.off(channel, onMessage);
}

// Ports do not pass the context bridge; a window message carries them.
ipcRenderer.on(channels.enginePort, (event) => {
  window.postMessage({ type: 'engine-port' }, location.origin, event.ports);
});

contextBridge.exposeInMainWorld('saegim', api);
