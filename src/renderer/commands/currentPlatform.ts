import { settingsStore } from '../state/settings.ts';
import type { Platform } from './shortcut.ts';

export function currentPlatform(): Platform {
  return settingsStore.getState().info?.platform ?? 'linux';
}
