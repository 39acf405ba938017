import { useState } from 'react';
import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
import { chooseLibraryFolder, settingsStore } from '../../state/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { PathFact } from './PathFact.tsx';

/** Where dropped notes are copied to. What lies in the old folder stays there, and stays in the library as a watched folder. */
export function LibraryFolderLine({ isDisabled }: { readonly isDisabled: boolean }) {
  const t = useTranslate();
  const folder = useStore(settingsStore, ({ info }) => info?.libraryFolder ?? '');
  const [isChoosing, setIsChoosing] = useState(false);

  async function choose() {
    setIsChoosing(true);
    await chooseLibraryFolder();
    setIsChoosing(false);
  }

  return (
    <PathFact
      label={t('settings.library.folder')}
      path={folder}
      hint={t('settings.library.folder.hint')}
      trailing={
        <Button size="sm" isBusy={isChoosing} disabled={isDisabled} onClick={() => void choose()}>
          {t('settings.library.folder.change')}
        </Button>
      }
    />
  );
}
