import type { ScoreParts } from '../../../shared/domain/search.ts';
import { useTranslate } from '../../state/language.ts';
import styles from './Search.module.css';

/** Below this share a part did not really help. */
const tellingShare = 0.15;

/** How much of a hit came from words and how much from meaning: a bar, and the same in a word. */
export function ScoreShares({ parts }: { readonly parts: ScoreParts }) {
  const t = useTranslate();
  const words = Math.round(parts.words * 100);
  const exact = t('search.share', { words, meaning: 100 - words });
  return (
    <span className={styles.shares} title={exact}>
      <span aria-hidden="true">{t(shareLabel(parts))}</span>
      <span className="visually-hidden">{exact}</span>
      <span className={styles.shareBar} aria-hidden="true">
        <span className={styles.shareWords} style={{ width: `${words}%` }} />
      </span>
    </span>
  );
}

function shareLabel({ words, meaning }: ScoreParts) {
  if (meaning < tellingShare) return 'search.share.words';
  return words < tellingShare ? 'search.share.meaning' : 'search.share.both';
}
