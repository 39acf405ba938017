/** Language, theme, model and pane sizes: read once from main, applied at once, saved on change. */
import { createStore } from 'zustand/vanilla';
import type { Settings, ShellInfo, ThemeChoice } from '../../shared/shell.ts';
import { shell } from '../bridge.ts';
import { whileRestarting } from './engine.ts';
import { languageStore, setLanguage } from './language.ts';
import { notify } from './notices.ts';

export const settingsStore = createStore<{ readonly info?: ShellInfo }>(() => ({}));

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

export async function loadSettings(): Promise<void> {
  systemIsDark.addEventListener('change', () => applyTheme(currentSettings().theme));
  accept(await shell.info());
}

export function currentSettings(): Settings {
  return settingsStore.getState().info?.settings ?? { language: 'system', theme: 'system' };
}

/** Shown before it is saved, so that a click is answered at once. */
export function changeSettings(change: Partial<Settings>): void {
  const { info } = settingsStore.getState();
  if (!info) return;
  const settings = { ...info.settings, ...change };
  settingsStore.setState({ info: { ...info, settings } });
  applyTheme(settings.theme);
  shell.saveSettings(settings).then(accept, () => notify({ tone: 'danger', message: 'notice.settings' }));
}

/** The engine starts again on the folder that was chosen. */
export async function chooseLibraryFolder(): Promise<void> {
  try {
    accept(await whileRestarting(() => shell.chooseLibraryFolder()));
  } catch {
    notify({ tone: 'danger', message: 'settings.library.folder.refused' });
  }
}

/** Light and dark change places; a person who followed the system has chosen now. */
export function toggleTheme(): void {
  changeSettings({ theme: document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark' });
}

function accept(info: ShellInfo): void {
  settingsStore.setState({ info });
  setLanguage(info.language);
  document.documentElement.lang = info.language;
  document.title = languageStore.getState().t('app.name');
  applyTheme(info.settings.theme);
}

function applyTheme(choice: ThemeChoice): void {
  const isDark = choice === 'dark' || (choice === 'system' && systemIsDark.matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
}
