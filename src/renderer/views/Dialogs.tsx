import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { navigation } from '../state/navigation.ts';
// Not loaded lazily: who types on right after the shortcut must not lose letters to a file that is still read.
import { CommandPalette } from './palette/CommandPalette.tsx';
import { NoteSwitcher } from './palette/NoteSwitcher.tsx';
import { SearchDialog } from './search/SearchDialog.tsx';

const ShortcutSheet = lazy(() =>
  import('./palette/ShortcutSheet.tsx').then((file) => ({ default: file.ShortcutSheet })),
);
const SettingsDialog = lazy(() =>
  import('./settings/SettingsDialog.tsx').then((file) => ({ default: file.SettingsDialog })),
);

/** One dialog at a time; which one, `navigation` says. */
export function Dialogs() {
  const dialog = useStore(navigation, (now) => now.dialog);
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
