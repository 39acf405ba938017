/** The language of the texts, changeable without a restart. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { createTranslate, type Translate } from '../../shared/messages/index.ts';
import type { Language } from '../../shared/shell.ts';

interface LanguageState {
  readonly language: Language;
  readonly t: Translate;
}

export const languageStore = createStore<LanguageState>(() => ({ language: 'en', t: createTranslate('en') }));

export function setLanguage(language: Language): void {
  if (languageStore.getState().language === language) return;
  languageStore.setState({ language, t: createTranslate(language) });
}

export function useTranslate(): Translate {
  return useStore(languageStore, (state) => state.t);
}
