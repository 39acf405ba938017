import type { Translate } from '../../../shared/messages/index.ts';

/** The number comes in where the notes are rendered, beside the page. */
export function footnoteTexts(t: Translate): { title: string; back: string } {
  return { title: t('note.footnotes'), back: t('note.footnotes.back').replace('[n]', '{n}') };
}
