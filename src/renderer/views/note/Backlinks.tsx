import { FileText } from 'lucide-react';
import type { Backlink } from '../../../shared/domain/note.ts';
import { useTranslate } from '../../state/language.ts';
import { openNote } from '../../state/navigation.ts';
import styles from './Note.module.css';

export function Backlinks({ backlinks }: { readonly backlinks: readonly Backlink[] }) {
  const t = useTranslate();
  if (backlinks.length === 0) return null;
  return (
    <section className={styles.backlinks} aria-labelledby="backlinks">
      <h2 id="backlinks">
        {t('note.backlinks')} <span>{backlinks.length}</span>
      </h2>
      <ul>
        {backlinks.map(({ noteId, title, path }) => (
          <li key={noteId}>
            <button type="button" title={path} onClick={() => openNote(noteId)}>
              <FileText aria-hidden="true" />
              <span>{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
