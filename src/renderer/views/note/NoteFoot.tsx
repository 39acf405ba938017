import { Link2 } from 'lucide-react';
import { useTranslate } from '../../state/language.ts';
import { showSideTab } from '../../state/sideTab.ts';
import styles from './Note.module.css';

/** How many notes link here; which ones, and where, the sidebar tells. */
export function NoteFoot({ backlinks }: { readonly backlinks: number }) {
  const t = useTranslate();
  if (backlinks === 0) return null;
  return (
    <footer className={styles.foot}>
      <button type="button" onClick={() => showSideTab('links')}>
        <Link2 aria-hidden="true" />
        {t('note.backlinks.count', { count: backlinks })}
      </button>
    </footer>
  );
}
