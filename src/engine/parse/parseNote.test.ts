import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, parseNote } from './parseNote.ts';

/** Blocks as `kind: text`, the places replaced by what lies there. */
function blocksOf(text: string, fileName = 'note.md') {
  return parseNote(text, fileName).blocks.map(({ kind, range }) => [
    kind,
    text.slice(range.start, range.end),
  ]);
}

function linksOf(text: string) {
  return parseMarkdown(text, 'note.md').links.map(({ range, ...link }) => ({
    ...link,
    written: text.slice(range.start, range.end),
  }));
}

const tagsOf = (text: string) => parseMarkdown(text, 'note.md').tags;

describe('the title', () => {
  it.each([
    ['the front matter', '---\ntitle: 앞머리\n---\n# Heading', '앞머리'],
    [
      'the first heading of the first level',
      '## Second\n\n# **First** [[Note|alias]] #\n\n# Other',
      'First alias',
    ],
    ['a heading with a line under it', 'Title\n=====\ntext', 'Title'],
    ['the properties of Logseq', 'title:: 속성\n\n- # Heading', '속성'],
    ['a heading with a name for links', '# Heading ^abc-1', 'Heading'],
    ['the file name', '## Only a section', '메모 2.1'],
    ['the file name where the heading is empty', '#\n\ntext', '메모 2.1'],
    ['the file name where the heading is code', '```\n# no\n```', '메모 2.1'],
    ['the file name where the heading is one to be filled in', '# {{title}}\n\ntext', '메모 2.1'],
  ])('comes from %s', (_, text, title) => {
    expect(parseMarkdown(text, 'folder/메모 2.1.md').title).toBe(title);
  });

  it.each([
    ['project___커피.md', 'project/커피'],
    ['a%3A b.md', 'a: b'],
    ['100%.md', '100%'],
    ['2024_01_31.md', '2024-01-31'],
    ['여행 0123456789abcdef0123456789abcdef.md', '여행'],
  ])('of %s is %s', (fileName, title) => {
    expect(parseMarkdown('text', fileName).title).toBe(title);
  });

  it('is in NFC', () => {
    expect(parseMarkdown('text', '커피.md'.normalize('NFD')).title).toBe('커피');
    expect(parseMarkdown(`# ${'커피'.normalize('NFD')}`, 'x.md').title).toBe('커피');
  });
});

describe('tags', () => {
  it.each([
    ['a list in the front matter', '---\ntags: [Coffee, "#커피"]\n---\nx', ['Coffee', '커피']],
    ['a block list', '---\ntags:\n  - one two\n  - 2024\n---\nx', ['one two', '2024']],
    ['a string with commas', '---\ntags: a, b c\n---\nx', ['a', 'b c']],
    ['a string with blanks', '---\ntags: a b\n---\nx', ['a', 'b']],
    ['the text', 'see #coffee and (#커피/추출), #a-b_c/ #☕', ['coffee', '커피/추출', 'a-b_c', '☕']],
    ['linked tags', '#[[two words]] #one', ['two words', 'one']],
    ['tags between two marks', '#커피/추출# #x', ['커피/추출', 'x']],
    ['other spellings', '---\nTag: a\n---\nx', ['a']],
    ['Korean properties', '---\n태그: [커피, 물]\n---\nx', ['커피', '물']],
    ['properties that link', '---\ntags: ["[[커피]]", "[[x/물|물]]", [[뜸]]]\n---\nx', ['커피', '물', '뜸']],
    [
      'properties of Logseq',
      'tags:: 커피, [[two words]], #물\nother:: x\n\ntext',
      ['커피', 'two words', '물'],
    ],
    ['properties of Logseq in a list', '- tag:: [[a b]] #c\n- text', ['a b', 'c']],
    [
      'a heading, a list, a quote and a table',
      '# T #h\n\n- #l\n\n> #q\n\n|#a|\n|-|\n|#b|',
      ['h', 'l', 'q', 'a', 'b'],
    ],
  ])('come from %s', (_, text, tags) => {
    expect(tagsOf(text)).toEqual(tags);
  });

  it.each([
    ['heading marks', '# One\n## Two'],
    ['colours', 'color: #fff #a1b2c3 #12ab #80ff00cc'],
    ['numbers', 'issue #123 #2024/05'],
    ['parts of words and addresses', 'C#sharp http://x.org/#part a#b &#tag;'],
    ['code', '`#a` ``#b ` #c``\n\n```\n#d\n```\n\n    #e'],
    ['escaped marks', '\\#a'],
    ['HTML', '<a title="x #a">\n\n<!-- #b -->'],
  ])('are not %s', (_, text) => {
    expect(tagsOf(text)).toEqual([]);
  });

  it('are each there once, as first written', () => {
    expect(tagsOf(`---\ntags: [Coffee]\n---\n#coffee #COFFEE #${'커피'.normalize('NFD')} #커피`)).toEqual([
      'Coffee',
      '커피',
    ]);
  });
});

describe('links', () => {
  it.each([
    ['[[Note]]', { kind: 'wikilink', target: 'Note' }],
    ['[[folder/커피 노트#추출|별명]]', { kind: 'wikilink', target: 'folder/커피 노트', heading: '추출' }],
    ['![[Note#^block]]', { kind: 'wikilink', target: 'Note', block: 'block', isEmbed: true }],
    ['[[#^a-1]]', { kind: 'wikilink', target: '', block: 'a-1' }],
    ['[x](note.md#^a1)', { kind: 'markdown', target: 'note.md', block: 'a1' }],
    ['![[paper.pdf#page=12]]', { kind: 'wikilink', target: 'paper.pdf', heading: 'page=12', isEmbed: true }],
    ['![x](paper.pdf)', { kind: 'markdown', target: 'paper.pdf', isEmbed: true }],
    ['[[#Heading]]', { kind: 'wikilink', target: '', heading: 'Heading' }],
    ['[text](../a%20b.md)', { kind: 'markdown', target: '../a b.md' }],
    ['[text](<a b.md>)', { kind: 'markdown', target: 'a b.md' }],
    ['[te [x] xt](a_(b).md "title")', { kind: 'markdown', target: 'a_(b).md' }],
    ['[text](note.md#Part%20one)', { kind: 'markdown', target: 'note.md', heading: 'Part one' }],
    ['[text](커피)', { kind: 'markdown', target: '커피' }],
    ['[100%](100%.md)', { kind: 'markdown', target: '100%.md' }],
  ])('%s is found with its place', (written, link) => {
    expect(linksOf(`가나 ${written}, 그리고`)).toEqual([{ ...link, written }]);
  });

  it('are found in properties, which have no tags in them', () => {
    const text = '---\nup: "[[A]]"\nrelated:\n  - "[[B|b]]" # no tag\n---\n[[C]] #tag';
    expect(linksOf(text).map(({ target, written }) => [target, written])).toEqual([
      ['A', '[[A]]'],
      ['B', '[[B|b]]'],
      ['C', '[[C]]'],
    ]);
    expect(tagsOf(text)).toEqual(['tag']);
  });

  it('are found in headings, lists, quotes, tables and link definitions', () => {
    const text =
      '# [[A]]\n\n- x\n  - [[B]]\n\n> [[C]]\n\n| a | b |\n|---|---|\n| [[D\\|d]] | [[E]] |\n\n[ref]: ./f.md "F"\n';
    expect(linksOf(text).map(({ target }) => target)).toEqual(['A', 'B', 'C', 'D', 'E', './f.md']);
  });

  it.each([
    ['the web', '[a](https://a.org/x.md) <https://b.org> [c](mailto:c@d.e) [d](//e.org/f)'],
    ['files that are no notes', '![[photo.png]] [a](song.mp3) ![b](c.jpg) [d](src/main.ts) [e](folder/)'],
    ['code', '`[[a]]` ``[[b]]``\n\n```\n[[c]]\n```\n\n- x\n\n      [[d]]\n\ntext\n\n    [[e]]'],
    ['HTML', '<div>\n[[a]]\n</div>'],
    ['escaped brackets', '\\[[a]] \\[b](c.md)'],
    ['footnotes', '[^1]: a.md'],
    ['empty ones', '[[]] [[|x]] [y]()'],
  ])('do not lead to %s', (_, text) => {
    expect(linksOf(text)).toEqual([]);
  });

  it.each([
    ['comments', 'a %%[[no]] #no%% [[yes]]'],
    ['comments over blank lines', '%%\n[[no]]\n\n#no\n\n- [[no]]\n\n%%\n\n[[yes]]'],
    ['comments in a quote', '> %%\n> [[no]]\n>\n> #no %%\n> [[yes]]'],
    ['maths', 'so $a_{[[no]](no.md)} #no$ and $$[[no]]$$ [[yes]]'],
    ['maths over blank lines', '$$\nx [[no]]\n\n#no\n$$\n[[yes]]'],
  ])('are not in %s', (_, text) => {
    const { links, tags } = parseMarkdown(text, 'note.md');
    expect([links.map(({ target }) => target), tags]).toEqual([['yes'], []]);
  });

  it.each([
    ['a price', 'it costs $5, or [[a]] for $6'],
    ['per cent', '100 %% sure of [[a]]'],
    ['a comment that is never closed', '%% todo\n\n[[a]]'],
    ['maths that is never closed', 'text\n$$\n\n[[a]]'],
    ['a comment and maths that are never closed', '%%\n$$\n[[a]]'],
    ['a comment whose end lies in code', '%%\n\n[[a]]\n\n```\n%%\n```'],
    ['a callout', '> [!note] Title\n> [[a]]'],
  ])('are found after %s', (_, text) => {
    expect(linksOf(text).map(({ target }) => target)).toEqual(['a']);
  });

  it('are found after an unclosed backtick', () => {
    expect(linksOf('a ` b [[c]]')).toMatchObject([{ target: 'c' }]);
  });
});

describe('the day of a note', () => {
  it.each([
    ['the front matter', '---\nDate Created: March 1, 2024\n---\n', '2020-01-01.md'],
    ['the properties of Logseq', 'date:: [[2024-03-01]]\n', 'x.md'],
    ['the name of a daily note', 'text', '2024-03-01.md'],
    ['the name of a journal', '- text', 'journals/2024_03_01.md'],
  ])('comes from %s', (_, text, fileName) => {
    expect(parseMarkdown(text, fileName).created).toBe(new Date(2024, 2, 1).getTime());
  });

  it('does not come from a name that says more', () => {
    expect(parseMarkdown('text', '2024-03-01 회의.md').created).toBeUndefined();
  });
});

describe('front matter', () => {
  it('gives aliases, a list or a string', () => {
    expect(parseMarkdown('---\naliases: [드립, "Pour, over"]\n---\n', 'x.md').aliases).toEqual([
      '드립',
      'Pour, over',
    ]);
    expect(parseMarkdown('---\nalias: 드립, Pour over\n---\n', 'x.md').aliases).toEqual([
      '드립',
      'Pour over',
    ]);
  });

  it.each([
    ['2024-03-01', new Date(2024, 2, 1)],
    ['2024. 3. 1.', new Date(2024, 2, 1)],
    ['2024-03-01 10:30', new Date(2024, 2, 1, 10, 30)],
    ['2024-03-01T10:30:15', new Date(2024, 2, 1, 10, 30, 15)],
    ['2024-03-01T10:30:00Z', new Date(Date.UTC(2024, 2, 1, 10, 30))],
    ['2024-03-01T10:30:00+09:00', new Date(Date.UTC(2024, 2, 1, 1, 30))],
  ])('gives the day it was created: %s', (written, date) => {
    expect(parseMarkdown(`---\ncreated: ${written}\n---\n`, 'x.md').created).toBe(date.getTime());
  });

  it.each(['2024-02-31', 'yesterday', '12'])('gives no day for %s', (written) => {
    expect(parseMarkdown(`---\ndate: ${written}\n---\n`, 'x.md').created).toBeUndefined();
  });

  it('is no part of the text', () => {
    expect(blocksOf('---\r\ntitle: x\r\n---\r\ntext')).toEqual([
      ['front-matter', '---\r\ntitle: x\r\n---'],
      ['paragraph', 'text'],
    ]);
  });

  it('that is broken is a warning, is read as far as it goes, and stays as text', () => {
    const note = parseMarkdown('---\ntags: [a, b\naliases: x\n---\n# 제목\n\n본문', 'x.md');
    expect(note).toMatchObject({
      title: '제목',
      tags: ['a', 'b'],
      aliases: ['x'],
      warnings: [{ code: 'front-matter-broken' }],
    });
    expect(note.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'paragraph']);
  });

  it('with aliases that grow without end is broken', () => {
    const bomb =
      'a: &a [x,x,x,x,x,x,x,x,x]\n' +
      [...'bcdefgh'].map((c, i) => `${c}: &${c} [${`*${'abcdefg'[i]},`.repeat(9)}]\n`).join('');
    expect(parseMarkdown(`---\n${bomb}---\ntext`, 'x.md').warnings).toMatchObject([
      { code: 'front-matter-broken' },
    ]);
  });

  it.each([
    ['two rules around prose', '---\nprose\n---\ntext'],
    ['a rule', '---\n\ntext: yes'],
    ['not at the very beginning', '\n---\ntitle: x\n---\n'],
  ])('is not %s', (_, text) => {
    const { title, warnings, blocks } = parseMarkdown(text, 'name.md');
    expect({ title, warnings }).toEqual({ title: 'name', warnings: [] });
    expect(blocks.map(({ kind }) => kind)).not.toContain('front-matter');
  });
});

describe('blocks', () => {
  const text = [
    '# Title',
    '',
    'Para *one*',
    'goes on.',
    '',
    '- item [[A]]',
    '  - nested',
    '',
    '  more',
    '- last',
    '',
    '| a | b |',
    '|---|---|',
    '| 1 | 2 |',
    '',
    '> quote',
    '',
    '```js',
    'code',
    '',
    '```',
    '    indented',
    '',
    '***',
    '<div>',
    'html',
    '</div>',
    '',
    '[ref]: ./x.md',
    '',
    'Sub',
    '---',
    'end',
  ];

  it.each([['\n'], ['\r\n'], ['\r']])('have exact places whatever ends the lines: %j', (lineEnd) => {
    const at = (from: number, to: number) => text.slice(from, to).join(lineEnd);
    expect(blocksOf(text.join(lineEnd))).toEqual([
      ['heading', at(0, 1)],
      ['paragraph', at(2, 4)],
      ['list', at(5, 10)],
      ['table', at(11, 14)],
      ['quote', at(15, 16)],
      ['code', at(17, 21)],
      ['code', at(21, 22)],
      ['rule', at(23, 24)],
      ['html', at(24, 27)],
      ['paragraph', at(28, 29)],
      ['heading', at(30, 32)],
      ['paragraph', at(32, 33)],
    ]);
  });

  it('know the headings above them, without the title', () => {
    const note = parseMarkdown('# T\n\na\n\n## B\n\n### C\n\nc\n\n## D\n\nd\n\n# E\n\ne', 'x.md');
    expect(
      note.blocks.filter(({ kind }) => kind === 'paragraph').map(({ headingPath }) => headingPath),
    ).toEqual([[], ['B', 'C'], ['D'], ['E']]);
  });

  it('know where they fall apart', () => {
    const source = text.join('\n');
    const breaks = parseMarkdown(source, 'x.md').blocks.flatMap(({ kind, breaks }) =>
      breaks.map((at) => [kind, source.slice(at, source.indexOf('\n', at))]),
    );
    expect(breaks).toEqual([
      ['list', '  - nested'],
      ['list', '  more'],
      ['list', '- last'],
      ['table', '| 1 | 2 |'],
      ['code', 'code'],
      ['code', ''],
      ['code', '```'],
      ['html', 'html'],
      ['html', '</div>'],
    ]);
  });

  it('hold every character that is no blank, in order, whatever the text', () => {
    const piece = fc.constantFrom(
      '#',
      ' ',
      '\n',
      '\r\n',
      '-',
      '>',
      '|',
      '`',
      '```',
      '---',
      '[a]: b',
      '1.',
      '    ',
      '<div>',
      '가',
      'b',
      '\t',
      '😀',
      '*',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const source = pieces.join('');
        let rest = source;
        let last = 0;
        for (const { range } of parseMarkdown(source, 'x.md').blocks) {
          expect(range.start).toBeGreaterThanOrEqual(last);
          expect(range.end).toBeGreaterThan(range.start);
          rest = rest.slice(0, range.start) + ' '.repeat(range.end - range.start) + rest.slice(range.end);
          last = range.end;
        }
        expect(rest.trim()).toBe('');
      }),
      { numRuns: 400 },
    );
  });
});

describe('a plain text', () => {
  it('is paragraphs between blank lines, named by its file, its marks only characters', () => {
    const text = '\r\n# 하나 #tag\r\n [[x]]\r\n \t\r\n\r\n둘\r\n';
    const { title, tags, links } = parseNote(text, '할 일.txt');
    expect({ title, tags, links }).toEqual({ title: '할 일', tags: [], links: [] });
    expect(blocksOf(text, '할 일.txt')).toEqual([
      ['paragraph', '# 하나 #tag\r\n [[x]]'],
      ['paragraph', '둘'],
    ]);
  });
});

it('refuses a file of another kind', () => {
  expect(() => parseNote('x', 'x.docx')).toThrow(expect.objectContaining({ code: 'unsupported-format' }));
});

it.each([
  ['brackets', '['.repeat(200_000)],
  ['links that never end', '[]("a '.repeat(50_000)],
  ['backticks of every length', Array.from({ length: 600 }, (_, i) => `x${'`'.repeat(i)}`).join(' ')],
  ['a million words', 'word '.repeat(1_000_000)],
  ['emoji and right-to-left text', '👨‍👩‍👧‍👦 שלום עולם مرحبا '.repeat(5_000)],
])('reads %s as one paragraph', (_, text) => {
  const blocks = parseMarkdown(text, 'x.md').blocks.map(({ kind, range }) => ({ kind, range }));
  expect(blocks).toEqual([{ kind: 'paragraph', range: { start: 0, end: text.trimEnd().length } }]);
});
