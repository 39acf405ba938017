import type { SourcePlace } from '../../shared/domain/note.ts';
import type { Translate } from '../../shared/messages/index.ts';

/** A place of a converted document as people name it: `12쪽`, `p. 12`, `Sheet 2: 매출`, the name of a chapter. */
export function placeLabel(t: Translate, { kind, number, name }: SourcePlace): string {
  const numbered = number === undefined ? undefined : t(`place.${kind}`, { number });
  if (!name) return numbered ?? '';
  const isNumbered = numbered !== undefined && kind !== 'chapter' && kind !== 'section';
  return isNumbered ? t('place.named', { place: numbered, name }) : name;
}
