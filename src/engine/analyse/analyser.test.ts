import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyser, type Analyser } from './analyser.ts';
import { isNgram } from './ngrams.ts';

let analyser: Analyser;

beforeAll(async () => {
  analyser = await createAnalyser();
});

const words = (text: string) =>
  analyser
    .analyseText(text)
    .split(' ')
    .filter((term) => !isNgram(term));
const ngrams = (text: string) => analyser.analyseText(text).split(' ').filter(isNgram);

describe('Korean', () => {
  it('is cut into morphemes, particles and endings left out', () => {
    expect(words('학교에서 공부했습니다')).toEqual(['학교', '공부']);
  });

  it('keeps a compound whole beside its parts', () => {
    expect(words('갱신청구권을')).toEqual(['갱신', '청구', '갱신청구권']);
  });

  it('gives verbs and adjectives by their stems', () => {
    expect(words('고쳤다. 아름다운')).toEqual(['고치', '아름답']);
  });

  it('has pairs of syllables for what no dictionary knows', () => {
    expect(ngrams('뷁쒧렙 좋')).toEqual(['~뷁쒧', '~쒧렙']);
  });

  it('is the same in Markdown emphasis and wikilinks', () => {
    expect(analyser.analyseText('**갱신청구권**을 [[임대차]]에서')).toBe(
      analyser.analyseText('갱신청구권을 임대차에서'),
    );
  });

  it('is the same composed and decomposed', () => {
    expect(analyser.analyseText('전세 계약서'.normalize('NFD'))).toBe(analyser.analyseText('전세 계약서'));
  });

  it('is found in a page without a single blank', () => {
    const page = '임대인은계약갱신을거절하지못한다'.repeat(1000);
    expect(words(page).filter((term) => term === '거절').length).toBeGreaterThan(900);
  });

  it('keeps 초성 as typed', () => {
    expect(words('ㄱㅅㅎㄴㄷ ㅋㅋ')).toEqual(['ㄱㅅㅎㄴㄷ', 'ㅋㅋ']);
  });
});

describe('other languages', () => {
  it('stems English', () => {
    expect(words("The runner's connections were running")).toEqual([
      'the',
      'runner',
      'connect',
      'were',
      'run',
    ]);
  });

  it('folds case, accents and width', () => {
    expect(words('ＡＢＣ Café')).toEqual(['abc', 'cafe']);
  });

  it('segments Chinese and Japanese', () => {
    expect(words('我爱北京天安门 東京に行きます')).toEqual(
      expect.arrayContaining(['北京', '天安门', '東京']),
    );
  });

  it('leaves scripts it does not know as words', () => {
    expect(words('Привет, мир! γειά')).toEqual(['привет', 'мир', 'γεια']);
  });
});

describe('what is found exactly as typed', () => {
  it.each([
    ['foo_bar', ['foo_bar', 'foo', 'bar']],
    ['v1.2.3', ['v1.2.3', 'v1', '2', '3']],
    ['CVE-2024-1을', ['cve-2024-1', 'cve', '2024', '1']],
    ['createEngine()', ['createengine', 'creat', 'engin']],
    ['src/engine/index.ts', ['src/engine/index.ts', 'src', 'engin', 'index', 'ts']],
    ['C++ C#', ['c++', 'c', 'c#', 'c']],
    ['1,234.5', ['1234.5', '1234', '5']],
    ['😀 👨‍👩‍👧 🇰🇷', ['😀', '👨‍👩‍👧', '🇰🇷']],
  ])('%s', (text, terms) => {
    expect(words(text)).toEqual(terms);
  });

  it('a file name with Hangul', () => {
    expect(words('회의록_2024.md를')).toEqual(expect.arrayContaining(['회의록_2024.md', '회의록']));
  });

  it('a foreign word with a Korean particle', () => {
    expect(words('LanceDB를 클러스터에서')).toEqual(expect.arrayContaining(['lancedb', '클러스터']));
  });
});

describe('a query', () => {
  it('has distinct terms without stop words, and its pairs of syllables apart', () => {
    expect(analyser.analyseQuery('전세 보증금은 언제, 보증금은 어떻게 돌려받나요?')).toEqual({
      terms: ['전세', '보증금', '돌려받'],
      ngrams: ['~전세', '~보증', '~증금', '~금은', '~돌려', '~려받', '~받나', '~나요'],
      language: 'ko',
    });
  });

  it('keeps its stop words when it has nothing else', () => {
    expect(analyser.analyseQuery('what is it').terms).toEqual(['what', 'is', 'it']);
    expect(analyser.analyseQuery('무엇인가요').terms).toEqual(['무엇']);
  });

  it('has no terms when it has no letter, digit or pictograph', () => {
    expect(['', '   ', '?!', '→ ─'].map((text) => analyser.analyseQuery(text).terms)).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  it('says its language', () => {
    expect(
      ['한국어 search', 'café search', 'поиск'].map((text) => analyser.analyseQuery(text).language),
    ).toEqual(['ko', 'en', 'other']);
  });

  it('of any text asks only for terms of that text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { terms, ngrams } = analyser.analyseQuery(text);
        const indexed = new Set(analyser.analyseText(text).split(' '));
        expect([...terms, ...ngrams].filter((term) => !indexed.has(term))).toEqual([]);
      }),
    );
  });
});

describe('names', () => {
  it('are whole compounds, foreign and English words as written, without stop words', () => {
    expect(analyser.nouns('갱신청구권을 행사하면 the Roaster와 **LanceDB** 때문에 학교에 v2')).toEqual([
      '갱신청구권',
      '행사',
      'Roaster',
      'LanceDB',
      '학교',
    ]);
  });

  it('are no numbers and no single syllables', () => {
    expect(analyser.nouns('2024.03.15 법은 3,000 x')).toEqual([]);
  });
});

it('gives terms without blanks inside, whatever the text, and never fails', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(analyser.analyseText(text)).toMatch(/^(\S+( \S+)*)?$/);
    }),
    { numRuns: 300 },
  );
  expect(analyser.failures).toBe(0);
});

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[가-힣ㄱ-ㅣ]{0,8}$/),
      fc.constantFrom('갱신청구권을', ' ', '\n', 'foo_bar', '東京', '[[', '](', '😀', '\ud83d', '́', '2024년'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
