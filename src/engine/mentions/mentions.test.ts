import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { openLibrary, type OpenLibrary } from '../../../fixtures/openLibrary.ts';
import type { Mention } from '../../shared/domain/note.ts';
import { excerptAround } from './excerpt.ts';
import { createLinkIndex, findMentions } from './index.ts';
import { findSpelledOut, isTelling } from './spelledOut.ts';

const texts = {
  'coffee.md': '---\naliases: [핸드드립, pour-over]\n---\n# 커피\n\n물 온도는 92도. 커피는 맛있다.',
  'linking.md':
    '# Links\n\nFirst line.\nI like [[커피]] in the morning, and [hot](coffee.md) at noon.\nLast.',
  'naming.md': '# 아침\n\n아침에는 커피를 마신다. 커피숍은 멀다. `커피` 코드. [[커피]]에 대해. #커피',
  'alias.md':
    '# Methods\n\nPour-over needs patience. A pour-overs plan does not count.\n\n```\npour-over\n```\n\nSee https://x.org/pour-over',
  'sleep.md': '# 잠\n\n자기 전에는 핸드드립도 마시지 않는다.',
  'other.md': '# Other\n\nNothing here.',
};

describe('findMentions', () => {
  let library: OpenLibrary;
  beforeAll(async () => {
    library = await openLibrary(texts);
  });
  afterAll(() => library.close());

  const links = () => createLinkIndex(library.store.notes)();
  const mentionsOf = (noteId: string) =>
    findMentions(
      { ...library, links, readText: async (note) => texts[note.path as keyof typeof texts] },
      noteId,
    );

  const shown = (mentions: readonly Mention[]) =>
    mentions
      .map(
        ({ path, excerpt, mark }) =>
          `${path}: ${excerpt.slice(0, mark.start)}«${excerpt.slice(mark.start, mark.end)}»${excerpt.slice(mark.end)}`,
      )
      .sort();

  it('gives every link that reaches the note with the line around it', async () => {
    const { linked } = await mentionsOf('coffee.md');
    expect(shown(linked)).toEqual([
      'linking.md: I like [[커피]] in the morning, and «[hot](coffee.md)» at noon.',
      'linking.md: I like «[[커피]]» in the morning, and [hot](coffee.md) at noon.',
      'naming.md: 아침에는 커피를 마신다. 커피숍은 멀다. `커피` 코드. «[[커피]]»에 대해. #커피',
    ]);
  });

  it('gives title and aliases written out, with Korean particles, outside links, code and tags', async () => {
    const { unlinked } = await mentionsOf('coffee.md');
    expect(shown(unlinked)).toEqual([
      'alias.md: «Pour-over» needs patience. A pour-overs plan does not count.',
      'naming.md: 아침에는 «커피»를 마신다. 커피숍은 멀다. `커피` 코드. [[커피]]에 대해. #커피',
      'sleep.md: 자기 전에는 «핸드드립»도 마시지 않는다.',
    ]);
  });

  it('takes what stands around a link from the index where the file cannot be asked', async () => {
    const fromFiles = await mentionsOf('coffee.md');
    expect(await findMentions({ ...library, links, readText: async () => undefined }, 'coffee.md')).toEqual(
      fromFiles,
    );
  });

  it('gives ranges into the other note', async () => {
    const { linked, unlinked } = await mentionsOf('coffee.md');
    for (const { path, range, excerpt, mark } of [...linked, ...unlinked]) {
      expect(texts[path as keyof typeof texts].slice(range.start, range.end)).toBe(
        excerpt.slice(mark.start, mark.end),
      );
    }
  });

  it('finds nothing for a title of one syllable', async () => {
    expect((await mentionsOf('sleep.md')).unlinked).toEqual([]);
  });

  it('refuses an unknown note', async () => {
    await expect(mentionsOf('nowhere')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('isTelling', () => {
  it.each([
    ['커피', true],
    ['잠', false],
    ['Tea', true],
    ['Go', false],
    ['C++', false],
    ['東京', true],
  ])('%s: %s', (name, expected) => expect(isTelling(name)).toBe(expected));
});

describe('findSpelledOut', () => {
  const found = (text: string, ...names: string[]) =>
    findSpelledOut(text, names).map(({ start, end }) => text.slice(start, end));

  it.each([
    ['커피에서는 향이 난다', ['커피']],
    ['커피나무와 블랙커피', []],
    ['커피까지도', ['커피']],
    ['(커피)', ['커피']],
    ['커피'.normalize('NFD'), ['커피'.normalize('NFD')]],
  ])('커피 in %s', (text, expected) => expect(found(text, '커피')).toEqual(expected));

  it('takes a Korean particle behind a Latin name', () => {
    expect(found('LanceDB는 빠르다. LanceDBs', 'LanceDB')).toEqual(['LanceDB']);
  });

  it('finds names in Japanese text, which has no blanks', () => {
    expect(found('私は東京タワーを見た', '東京タワー')).toEqual(['東京タワー']);
  });

  it('reads signs in a name as they are', () => {
    expect(found('about c++ (2011), not cpp 2011', 'C++ (2011)')).toEqual(['c++ (2011)']);
  });
});

describe('excerptAround', () => {
  it('is a piece of the text that holds the mark where it says, whatever the text', () => {
    const text = fc.array(fc.constantFrom('커피 ', 'a', '. ', '\n', '🙂', 'word ', '。', 'x'.repeat(100)), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (parts, a, b) => {
        const whole = parts.join('');
        const start = a % (whole.length + 1);
        const end = Math.min(whole.length, start + (b % 20));
        const { excerpt, mark } = excerptAround(whole, { start, end });
        expect(whole).toContain(excerpt);
        expect(excerpt.slice(mark.start, mark.end)).toBe(whole.slice(start, end));
        expect(excerpt.length).toBeLessThanOrEqual(280);
      }),
    );
  });
});
