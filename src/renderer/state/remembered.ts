/**
 * Small things of this window that a person would not miss much: kept in the page's own storage,
 * synchronously, so that they are there before the first paint. What matters is in the settings.
 */
type Key =
  | 'place'
  | 'tabs'
  | 'commands'
  | 'library.arrangement'
  | 'library.order'
  | 'sidebars'
  | 'side'
  | 'properties';

export function remember(key: Key, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be full or forbidden; then the window forgets, and nothing else happens.
  }
}

export function recall(key: Key): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
