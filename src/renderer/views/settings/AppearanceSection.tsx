import { useId } from 'react';
import { useStore } from 'zustand';
import type { Settings, ThemeChoice } from '../../../shared/shell.ts';
import { useTranslate } from '../../state/language.ts';
import { changeSettings, settingsStore } from '../../state/settings.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { Line, Section } from './Section.tsx';

export function AppearanceSection() {
  const t = useTranslate();
  const languageId = useId();
  const settings = useStore(settingsStore, ({ info }) => info?.settings);
  if (!settings) return null;
  return (
    <Section title={t('settings.appearance')}>
      <Line label={t('settings.language')} htmlFor={languageId}>
        <Select
          id={languageId}
          value={settings.language}
          onValueChange={(language) => changeSettings({ language: language as Settings['language'] })}
          options={[
            { value: 'system', label: t('settings.language.system') },
            { value: 'ko', label: t('settings.language.ko') },
            { value: 'en', label: t('settings.language.en') },
          ]}
        />
      </Line>
      <Line label={t('settings.theme')}>
        <SegmentedControl<ThemeChoice>
          label={t('settings.theme')}
          value={settings.theme}
          onChange={(theme) => changeSettings({ theme })}
          segments={[
            { value: 'system', label: t('settings.theme.system') },
            { value: 'light', label: t('settings.theme.light') },
            { value: 'dark', label: t('settings.theme.dark') },
          ]}
        />
      </Line>
    </Section>
  );
}
