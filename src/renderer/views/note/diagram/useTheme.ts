import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

/** The theme that is drawn now. */
export function useTheme(): Theme {
  return useSyncExternalStore(follow, () =>
    document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light',
  );
}

function follow(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
