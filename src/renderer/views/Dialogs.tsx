import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { navigation } from '../state/navigation.ts';

const SearchDialog = lazy(() =>
  import('./search/SearchDialog.tsx').then((file) => ({ default: file.SearchDialog })),
);
const CommandPalette = lazy(() =>
  import('./palette/CommandPalette.tsx').then((file) => ({ default: file.CommandPalette })),
);
const NoteSwitcher = lazy(() =>
  import('./palette/NoteSwitcher.tsx').then((file) => ({ default: file.NoteSwitcher })),
);
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
