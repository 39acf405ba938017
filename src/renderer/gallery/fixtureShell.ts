/** Stands where the preload stands in the app: the shell calls, and a port with the fixture engine behind it. */
import { createServer, type Port, type Server } from '../../shared/rpc.ts';
import type { EngineCalls, EngineEvents } from '../../shared/contract.ts';
import type { Language, Settings, ShellApi, ShellInfo } from '../../shared/shell.ts';
import { createHandlers, announce } from './fixtureEngine.ts';
import { scenes, type Scene, type SceneName } from './scenes.ts';

export function openShell(name: SceneName, language: Language, theme: 'light' | 'dark'): void {
  localStorage.clear();
  if (name !== 'empty') localStorage.setItem('place', 'none');
  document.documentElement.dataset.theme = theme;
  Object.defineProperty(window, 'saegim', { value: createShell(scenes[name], language, theme) });
}

function createShell(scene: Scene, language: Language, theme: 'light' | 'dark'): ShellApi {
  let info: ShellInfo = {
    language,
    platform: 'linux',
    version: '0.1.0',
    sampleFolder: '/opt/saegim/sample',
    libraryFolder: '/home/me/Documents/Saegim',
    settings: { language, theme },
  };
  const nothing = () => undefined;
  return {
    info: async () => info,
    async saveSettings(settings: Settings) {
      info = { ...info, settings, language: settings.language === 'system' ? language : settings.language };
      return info;
    },
    chooseFolder: async () => ['/home/me/notes'],
    chooseFiles: async () => [],
    chooseLibraryFolder: async () => info,
    pathForFile: (file) => `/home/me/${(file as File).name}`,
    openExternal: async () => undefined,
    showInFolder: async () => undefined,
    requestEnginePort() {
      if (scene.engine !== 'starting') connect(scene);
    },
    restartEngine: nothing,
    onEngineState(listener) {
      setTimeout(() => listener(scene.engine ?? 'running'), 100);
      return nothing;
    },
    onCommand: () => nothing,
    onSettle: () => nothing,
  };
}

function connect(scene: Scene): void {
  const { port1, port2 } = new MessageChannel();
  const server: Server<EngineEvents> = createServer<EngineCalls, EngineEvents>(
    toPort(port1),
    createHandlers(scene),
  );
  window.postMessage({ type: 'engine-port' }, '*', [port2]);
  setTimeout(() => announce(scene, server), 100);
}

function toPort(port: MessagePort): Port {
  port.start();
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data));
      return () => port.close();
    },
    onClose: () => () => undefined,
  };
}
