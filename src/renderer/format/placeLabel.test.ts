import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../shared/messages/index.ts';
import { placeLabel } from './placeLabel.ts';

const en = createTranslate('en');
const ko = createTranslate('ko');

describe('placeLabel', () => {
  it('counts pages as each language does', () => {
    const page = { kind: 'page', number: 1200, start: 0 } as const;
    expect([placeLabel(en, page), placeLabel(ko, page)]).toEqual(['p. 1200', '1200쪽']);
  });

  it('names a sheet beside its number and a chapter by its name alone', () => {
    expect([
      placeLabel(ko, { kind: 'sheet', number: 2, name: '매출', start: 0 }),
      placeLabel(en, { kind: 'chapter', number: 3, name: 'The storm', start: 0 }),
    ]).toEqual(['시트 2: 매출', 'The storm']);
  });
});
