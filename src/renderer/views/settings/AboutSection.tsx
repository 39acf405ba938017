import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
import { showDialog } from '../../state/navigation.ts';
import { settingsStore } from '../../state/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Fact, Section } from './Section.tsx';
import styles from './Settings.module.css';

export function AboutSection() {
  const t = useTranslate();
  const version = useStore(settingsStore, ({ info }) => info?.version);
  return (
    <Section title={t('settings.about')}>
      <Fact label={t('settings.about.version')} text={`${t('app.name')} ${version ?? ''}`} />
      <div className={styles.row}>
        <p className={styles.hint}>{t('settings.about.privacy')}</p>
        <Button size="sm" variant="ghost" onClick={() => showDialog('shortcuts')}>
          {t('settings.about.shortcuts')}
        </Button>
      </div>
    </Section>
  );
}
