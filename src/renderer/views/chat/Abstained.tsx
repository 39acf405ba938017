import { BookX } from 'lucide-react';
import type { Answer } from '../../../shared/domain/chat.ts';
import type { Hit } from '../../../shared/domain/search.ts';
import { readablePath } from '../../format/path.ts';
import { placeLabel } from '../../format/placeLabel.ts';
import { useTranslate } from '../../state/language.ts';
import { openNote } from '../../state/navigation.ts';
import { PassageText } from '../passage/PassageText.tsx';
import styles from './Chat.module.css';

/** Says plainly that the notes do not answer, and shows what comes nearest. */
export function Abstained({ answer: { nearest, reason } }: { readonly answer: Answer }) {
  const t = useTranslate();
  const isEmpty = reason === 'empty-library';
  return (
    <>
      <p className={styles.abstained}>
        <BookX aria-hidden="true" />
        {t(isEmpty ? 'chat.emptyLibrary' : 'chat.abstained')}
      </p>
      {nearest.length > 0 ? (
        <Nearest hits={nearest} />
      ) : (
        <p className={styles.abstainedHint}>
          {t(isEmpty ? 'chat.emptyLibrary.hint' : 'chat.abstained.nothing')}
        </p>
      )}
    </>
  );
}

const excerptLength = 140;

function Nearest({ hits }: { readonly hits: readonly Hit[] }) {
  const t = useTranslate();
  return (
    <section aria-label={t('chat.abstained.nearest')}>
      <p className={styles.caption} aria-hidden="true">
        {t('chat.abstained.nearest')}
      </p>
      <ul className={styles.cards}>
        {hits.map((hit) => (
          <li key={hit.chunkId}>
            <button
              type="button"
              className={styles.card}
              title={readablePath(hit.path)}
              onClick={() => openNote(hit.noteId, hit.range)}
            >
              <span className={styles.cardTitle}>
                {hit.title}
                {hit.place && <span className={styles.place}>{placeLabel(t, hit.place)}</span>}
              </span>
              <span className={styles.cardText}>
                <PassageText
                  text={hit.text}
                  start={hit.range.start}
                  marks={hit.marks}
                  headings={[hit.title, ...hit.headingPath]}
                  length={excerptLength}
                />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
