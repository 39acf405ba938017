import { describe, expect, it } from 'vitest';
import { contradicts } from './negation.ts';

describe('contradicts', () => {
  it.each([
    ['readers block the writer', 'Readers do not block the writer and the writer does not block readers.'],
    ['Fresh beans should not rest for 8 days.', 'Let a fresh roast rest at least 8 days.'],
    ['갱신을 요구할 수 없습니다.', '임차인은 갱신을 요구할 수 있다.'],
    ['곤충을 그려 달라고 부탁했다.', '곤충만은 그리지 말아 달라고 부탁했다.'],
  ])('%s / %s', (claim, source) => {
    expect(contradicts(claim, source)).toBe(true);
  });

  it.each([
    [
      '기본 보관 기간은 90일입니다.',
      '기본 보관 기간은 90일이고, 어느 브랜치에서도 닿지 않는 기록은 30일이다.',
    ],
    ['It did not carry her name.', 'Published in three volumes, without her name.'],
    ['정수기 물을 쓰지 않고 생수를 쓴다.', '정수기 물 대신 생수를 쓴다.'],
    ['꼭 있어야 한다.', '없으면 안 된다.'],
  ])('%s goes with %s', (claim, source) => {
    expect(contradicts(claim, source)).toBe(false);
  });
});
