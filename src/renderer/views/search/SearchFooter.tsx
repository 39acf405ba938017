import { useTranslate } from '../../state/language.ts';
import { isSearching, type SearchState } from '../../state/searchSession.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './Search.module.css';

interface SearchFooterProps {
  readonly state: SearchState;
  readonly noteCount: number;
}

export function SearchFooter({ state, noteCount }: SearchFooterProps) {
  const t = useTranslate();
  return (
    <footer className={styles.footer}>
      <p role="status" className={styles.count}>
        <Found state={state} noteCount={noteCount} />
      </p>
      <span className={styles.keys}>
        <Kbd keys={['↑', '↓']} /> {t('search.key.move')}
        <Kbd keys={['↵']} /> {t('search.key.open')}
        <Kbd keys={['Esc']} /> {t('search.key.close')}
      </span>
    </footer>
  );
}

function Found({ state, noteCount }: SearchFooterProps) {
  const t = useTranslate();
  const { text, answer, error } = state;
  if (text.trim() === '' || error) return null;
  if (isSearching(state) || !answer) return t('search.searching');
  if (!answer.usedMeaning) return <span className={styles.wordsOnly}>{t('search.wordsOnly')}</span>;
  return t('search.found', { hits: answer.hits.length, notes: noteCount });
}
