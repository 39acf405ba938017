import { Link2 } from 'lucide-react';
import type { RelatedNote } from '../../../shared/domain/search.ts';
import { useTranslate } from '../../state/language.ts';
import { openNote } from '../../state/navigation.ts';
import { Badge } from '../../ui/Badge.tsx';
import { PassageText } from '../passage/PassageText.tsx';
import { nearnessOf, shareOf } from './nearness.ts';
import styles from './Related.module.css';

const excerptLength = 150;

export function RelatedRow({ note }: { readonly note: RelatedNote }) {
  const t = useTranslate();
  const percent = Math.round(note.similarity * 100);
  return (
    <button
      type="button"
      className={styles.row}
      data-preview={note.noteId}
      onClick={() => openNote(note.noteId, note.range)}
    >
      <span className={styles.head}>
        <span className={styles.title}>{note.title}</span>
        {note.isLinked && (
          <Badge tone="accent" title={t('related.linked.hint')}>
            <Link2 aria-hidden="true" />
            {t('related.linked')}
          </Badge>
        )}
      </span>
      <span className={styles.excerpt}>
        <PassageText text={note.excerpt} headings={[note.title]} length={excerptLength} />
      </span>
      <span className={styles.nearness} title={t('related.similarity', { percent })}>
        <span className={styles.bar} aria-hidden="true">
          <span className={styles.fill} style={{ width: `${shareOf(note.similarity) * 100}%` }} />
        </span>
        {t(`related.near.${nearnessOf(note.similarity)}`)}
      </span>
    </button>
  );
}
