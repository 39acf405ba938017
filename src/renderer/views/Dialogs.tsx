import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { navigation } from '../state/navigation.ts';

const load = {
  search: () => import('./search/SearchDialog.tsx').then((file) => ({ default: file.SearchDialog })),
  palette: () => import('./palette/CommandPalette.tsx').then((file) => ({ default: file.CommandPalette })),
  switcher: () => import('./palette/NoteSwitcher.tsx').then((file) => ({ default: file.NoteSwitcher })),
  shortcuts: () => import('./palette/ShortcutSheet.tsx').then((file) => ({ default: file.ShortcutSheet })),
  settings: () => import('./settings/SettingsDialog.tsx').then((file) => ({ default: file.SettingsDialog })),
};

const SearchDialog = lazy(load.search);
const CommandPalette = lazy(load.palette);
const NoteSwitcher = lazy(load.switcher);
const ShortcutSheet = lazy(load.shortcuts);
const SettingsDialog = lazy(load.settings);

/** One dialog at a time; which one, `navigation` says. */
export function Dialogs() {
  const dialog = useStore(navigation, (now) => now.dialog);
  useLoadedAhead();
  return (
    <Suspense>
      {dialog === 'search' && <SearchDialog />}
      {dialog === 'palette' && <CommandPalette />}
      {dialog === 'switcher' && <NoteSwitcher />}
      {dialog === 'shortcuts' && <ShortcutSheet />}
      {dialog === 'settings' && <SettingsDialog />}
    </Suspense>
  );
}

/** As soon as the window rests: who types on after the shortcut must not lose letters to a file that is still read. */
function useLoadedAhead(): void {
  useEffect(() => {
    const handle = requestIdleCallback(() => Object.values(load).forEach((one) => void one()));
    return () => cancelIdleCallback(handle);
  }, []);
}
