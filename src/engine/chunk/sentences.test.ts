import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceEnds, splitSentences } from './sentences.ts';

const sentencesOf = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    ['물을 끓인다. 92도가 좋아요! 왜 그럴까?', ['물을 끓인다.', '92도가 좋아요!', '왜 그럴까?']],
    ['그렇게 했다.그리고 끝났다.', ['그렇게 했다.', '그리고 끝났다.']],
    ['그는 "좋다."라고 했다. 끝.', ['그는 "좋다."라고 했다.', '끝.']],
    ['2024. 3. 5. 오후에 만났다. 비가 왔다.', ['2024. 3. 5. 오후에 만났다.', '비가 왔다.']],
    ['버전 1.2.3을 쓴다. 값은 3.14이다.', ['버전 1.2.3을 쓴다.', '값은 3.14이다.']],
    ['Water boils. It is hot! Is it? Yes.', ['Water boils.', 'It is hot!', 'Is it?', 'Yes.']],
    [
      'Dr. Kim met Mr. J. K. Lee, e.g. at St. Mary. Then he left.',
      ['Dr. Kim met Mr. J. K. Lee, e.g. at St. Mary.', 'Then he left.'],
    ],
    [
      'See fig. 3 and No. 5. He said no. Then 4 came.',
      ['See fig. 3 and No. 5.', 'He said no.', 'Then 4 came.'],
    ],
    ['In the U.S. Army etc. and so on. End', ['In the U.S. Army etc. and so on.', 'End']],
    ['Well... maybe. Well… Maybe.', ['Well... maybe.', 'Well…', 'Maybe.']],
    [
      'It is **bold.** Next one (really.) Last.[^1] Over.',
      ['It is **bold.**', 'Next one (really.)', 'Last.[^1]', 'Over.'],
    ],
    ['read example.com and Node.js now. Ok', ['read example.com and Node.js now.', 'Ok']],
    ['今日は晴れ。明日は雨！', ['今日は晴れ。', '明日は雨！']],
  ])('%s', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it('leaves out marks of lists, tasks, quotes and headings, and lines that say nothing', () => {
    const text =
      '## 순서\n\n1. 냄비를 올린다.\n- [x] 고기를 볶는다\n  * 김치\n> [!tip] 팁\n> 식초 한 숟갈.\n\n---\n\n```js\nlet a;\n```\n';
    expect(sentencesOf(text)).toEqual([
      '순서',
      '냄비를 올린다.',
      '고기를 볶는다',
      '김치',
      '팁',
      '식초 한 숟갈.',
      'let a;',
    ]);
  });

  it('takes the rows of a table one by one', () => {
    expect(sentencesOf('| 주차 | 거리 |\r\n|---|---|\r\n| 1 | 20km. Easy |')).toEqual([
      '| 주차 | 거리 |',
      '| 1 | 20km.',
      'Easy |',
    ]);
  });

  it('goes on over a line end that only wraps the text', () => {
    const line = 'The quick brown fox jumps over the lazy dog and then it goes on';
    expect(sentencesOf(`${line}\nuntil the end. Next.`)).toEqual([`${line}\nuntil the end.`, 'Next.']);
  });

  it('ends at the end of a short line', () => {
    expect(sentencesOf('결정한 것\n다음 회의는 월요일')).toEqual(['결정한 것', '다음 회의는 월요일']);
  });

  it('gives nothing for blanks and marks', () => {
    expect(sentencesOf(' \n --- \n | - |')).toEqual([]);
  });
});

describe('sentenceEnds', () => {
  it('covers every text, ascending', () => {
    const piece = fc.constantFrom(
      '다',
      '.',
      ' ',
      '\n',
      '\r\n',
      'A',
      'b',
      '1',
      '!',
      '?',
      '"',
      '…',
      '。',
      '- ',
      '#',
      '\u00a0',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const ends = [...sentenceEnds(text)];
        expect(ends.at(-1)).toBe(text.length);
        expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });
});
