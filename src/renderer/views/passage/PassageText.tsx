import { readablePassage, type PassageOptions } from './readablePassage.ts';
import styles from './Passage.module.css';

/** A passage as running text with its marked words; see `readablePassage`. */
export function PassageText({ text, start, marks, length, headings }: PassageOptions) {
  return readablePassage({ text, start, marks, length, headings }).map((part, index) =>
    part.isMarked ? (
      <mark key={index} className={styles.mark}>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
