import { useEffect } from 'react';
import { useTranslate } from '../../state/language.ts';
import { readLibrary } from '../../state/library.ts';
import { readModels } from '../../state/models.ts';
import { showDialog } from '../../state/navigation.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ScrollArea } from '../../ui/ScrollArea.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AnswersSection } from './AnswersSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { LibrarySection } from './LibrarySection.tsx';
import styles from './Settings.module.css';

/** Everything applies at once; there is nothing to save. */
export function SettingsDialog() {
  const t = useTranslate();
  useEffect(() => {
    readModels();
    readLibrary();
  }, []);
  return (
    <Dialog title={t('settings.title')} closeLabel={t('app.close')} onClose={() => showDialog(undefined)}>
      <ScrollArea className={styles.scroll}>
        <AppearanceSection />
        <AnswersSection />
        <LibrarySection />
        <AboutSection />
      </ScrollArea>
    </Dialog>
  );
}
