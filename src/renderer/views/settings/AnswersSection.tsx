import { useId } from 'react';
import { RefreshCw } from 'lucide-react';
import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
import { modelsStore, readModels } from '../../state/models.ts';
import { changeSettings, settingsStore } from '../../state/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { fromOption, modelOptions, toOption } from './modelOptions.ts';
import { Line, Section } from './Section.tsx';
import styles from './Settings.module.css';

export function AnswersSection() {
  const t = useTranslate();
  const id = useId();
  const { status, isAsking } = useStore(modelsStore);
  const chosen = useStore(settingsStore, ({ info }) => info?.settings.chatModel);
  return (
    <Section title={t('settings.answers')}>
      <Line label={t('settings.model')} htmlFor={id}>
        <Select
          id={id}
          value={toOption(chosen)}
          onValueChange={(value) => changeSettings({ chatModel: fromOption(value) })}
          options={modelOptions(status, chosen, t)}
        />
      </Line>
      {status && (
        <div className={styles.row}>
          <p className={styles.hint} aria-live="polite">
            {status.isReachable
              ? t('settings.model.reachable', { host: status.host, count: status.models.length })
              : t('settings.model.unreachable', { host: status.host })}
          </p>
          <Button size="sm" variant="ghost" icon={<RefreshCw />} isBusy={isAsking} onClick={readModels}>
            {t('settings.model.refresh')}
          </Button>
        </div>
      )}
    </Section>
  );
}
