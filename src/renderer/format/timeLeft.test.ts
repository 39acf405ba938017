import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../shared/messages/index.ts';
import { timeLeft } from './timeLeft.ts';

const say = (language: 'en' | 'ko', seconds: number) => {
  const { key, values } = timeLeft(seconds);
  return createTranslate(language)(key, values);
};

describe('timeLeft', () => {
  it('gets coarser the longer it takes', () => {
    expect([1, 11, 54.9, 55, 119, 200, 3599, 5400].map((seconds) => say('en', seconds))).toEqual([
      'almost done',
      '15 s left',
      '55 s left',
      '1 min left',
      '2 min left',
      '3 min left',
      '1 h 0 min left',
      '1 h 30 min left',
    ]);
  });

  it('speaks Korean', () => {
    expect([say('ko', 20), say('ko', 180)]).toEqual(['20초 남음', '3분 남음']);
  });
});
