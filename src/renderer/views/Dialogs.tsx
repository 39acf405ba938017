import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { navigation } from '../state/navigation.ts';
// Not loaded lazily: who types on right after the shortcut must not lose letters to a file that is still read.
import { CommandPalette } from './palette/CommandPalette.tsx';
import { NoteSwitcher } from './palette/NoteSwitcher.tsx';
import { TemplateFinder } from './tabs/TemplateFinder.tsx';
import { SearchDialog } from './search/SearchDialog.tsx';

const ShortcutSheet = lazy(() =>
  import('./palette/ShortcutSheet.tsx').then((file) => ({ default: file.ShortcutSheet })),
);
const SettingsDialog = lazy(() =>
  import('./settings/SettingsDialog.tsx').then((file) => ({ default: file.SettingsDialog })),
);

const FailuresDialog = lazy(() =>
  import('./failures/FailuresDialog.tsx').then((file) => ({ default: file.FailuresDialog })),
);

const MoveDialog = lazy(() => import('./tabs/MoveDialog.tsx').then((file) => ({ default: file.MoveDialog })));
const TrashDialog = lazy(() =>
  import('./tabs/TrashDialog.tsx').then((file) => ({ default: file.TrashDialog })),
);

/** One dialog at a time; which one, `navigation` says. */
export function Dialogs() {
  const dialog = useStore(navigation, (now) => now.dialog);
  return (
    <>
      {dialog === 'search' && <SearchDialog />}
      {dialog === 'palette' && <CommandPalette />}
      {(dialog === 'switcher' || dialog === 'newTab') && <NoteSwitcher key={dialog} />}
      {dialog === 'templates' && <TemplateFinder />}
      {/* Not around the others: while a file is read, what went away before would only be hidden, and close late. */}
      <Suspense>
        {dialog === 'shortcuts' && <ShortcutSheet />}
        {dialog === 'failures' && <FailuresDialog />}
        {dialog === 'move' && <MoveDialog />}
        {dialog === 'trash' && <TrashDialog />}
        {dialog === 'settings' && <SettingsDialog />}
      </Suspense>
    </>
  );
}
