import { placeLabel } from '../../../format/placeLabel.ts';
import { useTranslate } from '../../../state/language.ts';
import { useReading } from './reading.ts';
import styles from './NoteMarkdown.module.css';

/** Where a page, slide, sheet, chapter or cell begins. */
export function PlaceDivider({ index }: { readonly index: number }) {
  const t = useTranslate();
  const place = useReading().places?.[index];
  if (!place) return null;
  return (
    <div className={styles.place} data-find-skip="">
      {placeLabel(t, place)}
    </div>
  );
}
