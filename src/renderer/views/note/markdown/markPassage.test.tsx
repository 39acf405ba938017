import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import { describe, expect, it } from 'vitest';
import type { ResolvedLink } from '../../../../shared/domain/note.ts';
import { rehypePluginsFor, remarkPluginsFor } from './plugins.ts';

/** Reads `«…»` as the passage. @returns the source without the two signs, and the range between them. */
function passage(written: string) {
  const start = written.indexOf('«');
  const end = written.indexOf('»') - 1;
  return { source: written.replace('«', '').replace('»', ''), range: { start, end } };
}

function render(
  source: string,
  range?: { start: number; end: number },
  links: readonly ResolvedLink[] = [],
): string {
  const rehypePlugins = rehypePluginsFor({ source, title: '', links, range });
  return renderToStaticMarkup(
    <Markdown remarkPlugins={remarkPluginsFor({ source })} rehypePlugins={rehypePlugins}>
      {source}
    </Markdown>,
  );
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

function markedPieces(html: string): string[] {
  return [...html.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, inner]) =>
    inner.replace(/&([a-z]+|#x27);/g, (_, name: string) => entities[name]),
  );
}

function marked(written: string): string[] {
  const { source, range } = passage(written);
  return markedPieces(render(source, range));
}

describe('markPassage', () => {
  it.each([
    ['part of a paragraph', 'One «two» three.', ['two']],
    ['Korean', '오늘은 «회의 일정을 정했다». 내일은 쉰다.', ['회의 일정을 정했다']],
    ['emoji and their neighbours', '👩‍👩‍👧 «가족 🎉 잔치» 끝', ['가족 🎉 잔치']],
    ['a passage across emphasis', 'plain «with **bold** and *it*»alic', ['with ', 'bold', ' and ', 'it']],
    ['a code span', 'run `npm «install»` now', ['install']],
    ['a code span with backticks in it', 'x `` a`«b» `` y', ['b']],
    ['text behind an escape', String.raw`1 \* 2 «\* 3» \* 4`, ['* 3']],
    ['text behind entities', 'Tom &amp; Jerry &lt; «cats &amp; mice» &copy; 2026', ['cats & mice']],
    ['text behind an entity whose letters follow it', '&amp;amp «amp» x', ['amp']],
    ['a heading', '## The «second» part', ['second']],
    ['list items', '- one\n- «two\n- three»\n- four', ['two', 'three']],
    ['a nested list', '1. one\n   - «deep\n   - deeper»\n2. two', ['deep', 'deeper']],
    ['task items', '- [ ] «buy milk»\n- [x] done', ['buy milk']],
    ['table cells', '| a | b |\n| - | - |\n| 1 | «2 |\n| 3» | 4 |', ['2', '3']],
    ['a table cell with a pipe', '| a |\n| - |\n| x \\| «y z» |', ['y z']],
    [
      'lines of a fenced code block',
      '```ts\nconst a = 1;\n«const b = 2;»\n```',
      ['const', ' b = ', '2', ';'],
    ],
    ['an indented code block', 'text\n\n    first\n    «second»\n', ['second']],
    ['code in a quote', '> ```\n> one\n> «two»\n> ```', ['two']],
    ['lines of a quote', '> first line\n> «second\n> third» line', ['second\nthird']],
    ['lazy lines of a list item', '- first\n  «second»\n  third', ['second']],
    ['Windows line ends', '# 제목\r\n\r\n첫 줄\r\n«둘째 줄\r\n셋째» 줄', ['둘째 줄\r\n셋째']],
    ['text after front matter', '---\ntitle: 가\ntags: [x]\n---\n\n본문 «여기» 끝', ['여기']],
    ['the words of a link', 'see [the «manual»](https://example.com) now', ['manual']],
    ['a bare address and what follows', 'at https://example.com/a «then go» on', ['then go']],
    ['text after an e-mail address', 'mail a.b@example.com «and wait» there', ['and wait']],
    ['text in a footnote', 'Claim[^1].\n\n[^1]: The «proof» is here.', ['proof']],
    ['strikethrough', 'was ~~«wrong»~~ once', ['wrong']],
    ['text after a hard break', 'one  \n«two» three', ['two']],
    ['text after HTML', 'a <b>bold</b> and «plain» end', ['plain']],
    ['the text of a HTML block', '<div>\n«inside» out\n</div>', ['inside']],
    ['a callout', '> [!tip] Title\n> The «body» text', ['body']],
    ['the title of a callout', '> [!tip] A «good» title\n> body', ['good']],
    ['a heading underlined', 'A «title»\n=======\n\ntext', ['title']],
    ['tabs', '-\tone «two»\n\n\tthree', ['two']],
    [
      'bold that a Korean particle follows',
      '물은 **93℃**가 «기준(**표준!**이다)» 끝',
      ['기준(', '표준!', '이다)'],
    ],
    ['right-to-left text', 'שלום «עולם» טוב', ['עולם']],
  ])('marks %s', (_, written, expected) => {
    expect(marked(written)).toEqual(expected);
  });

  it('marks all blocks that a passage covers', () => {
    expect(marked('before\n\n«# Head\n\nText *x*.\n\n- a\n- b\n\n```\ncode\n```»\n\nafter')).toEqual([
      'Head',
      'Text ',
      'x',
      '.',
      'a',
      'b',
      'code\n',
    ]);
  });

  it('marks nothing without a passage', () => {
    expect(render('One two.')).not.toContain('<mark>');
  });

  it('marks nothing for a passage that lies beyond the text', () => {
    expect(render('One two.', { start: 400, end: 420 })).not.toContain('<mark>');
  });

  it('marks nothing of a passage that is only front matter', () => {
    expect(marked('---\n«title: x»\n---\n\nText')).toEqual([]);
  });

  it('never cuts an emoji in two', () => {
    expect(markedPieces(render('a😀b', { start: 2, end: 4 }))).toEqual(['😀b']);
  });

  it('marks the words of a wikilink by their place in the source', () => {
    const { source, range } = passage('go to [[Banana|the «apple»]] now');
    const links: ResolvedLink[] = [
      { kind: 'wikilink', target: 'Banana', range: { start: 6, end: 26 }, noteId: 'n' },
    ];
    expect(markedPieces(render(source, range, links))).toEqual(['apple']);
  });

  it('marks exactly the words of any passage of any note', () => {
    fc.assert(
      fc.property(note, fc.nat(), fc.nat(), (source, a, b) => {
        const start = Math.min(a % source.length, b % source.length);
        const end = Math.max(a % source.length, b % source.length) + 1;
        expect(wordsIn(markedPieces(render(source, { start, end })).join(' '))).toEqual(
          wordsWithin(source, start, end),
        );
      }),
      { numRuns: 150 },
    );
  });
});

/** Words are unlike each other and of letters only, so that what is marked can be counted word by word. */
const wordPattern = /[a-z가-힣😀🎉]+/gu;

function wordsIn(text: string): string[] {
  return text.match(wordPattern) ?? [];
}

function wordsWithin(source: string, start: number, end: number): string[] {
  return wordsIn(source.slice(codePointStart(source, start), codePointStart(source, end)));
}

function codePointStart(source: string, index: number): number {
  return /^[\udc00-\udfff]/.test(source.slice(index)) && index > 0 ? index - 1 : index;
}

const word = fc.constantFrom('apple', 'river', '회의', '일정을', '새김', '😀', 'note🎉', 'zeta');
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
const inline = fc.oneof(
  words,
  words.map((text) => `**${text}**`),
  words.map((text) => `*${text}*`),
  words.map((text) => `\`${text}\``),
  words.map((text) => `[${text}](#1)`),
  words.map((text) => `~~${text}~~`),
  words.map((text) => `${text} \\* ${text}`),
  words.map((text) => `${text} &#38; ${text}`),
);
const line = fc.array(inline, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
const block = fc.oneof(
  line,
  line.map((text) => `## ${text}`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((text) => `- ${text}`).join('\n')),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((text) => `> ${text}`).join('\n')),
  fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => `\`\`\`\n${lines.join('\n')}\n\`\`\``),
  fc.tuple(words, words).map(([a, b]) => `| ${a} | ${b} |\n| - | - |\n| ${b} | ${a} |`),
);
const note = fc
  .tuple(fc.array(block, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n'))
  .map(([blocks, lineEnd]) => blocks.join('\n\n').replaceAll('\n', lineEnd));
