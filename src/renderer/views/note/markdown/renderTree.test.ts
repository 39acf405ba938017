import { describe, expect, it } from 'vitest';
import type { ResolvedLink, SourcePlace } from '../../../../shared/domain/note.ts';
import { renderTree } from './renderTree.ts';
import type { Child, Element } from './tree.ts';

interface Options {
  readonly links?: readonly ResolvedLink[];
  readonly places?: readonly SourcePlace[];
  readonly marked?: string;
}

function render(source: string, { links = [], places, marked }: Options = {}) {
  const start = marked === undefined ? -1 : source.indexOf(marked);
  const range = marked === undefined ? undefined : { start, end: start + marked.length };
  const footnotes = { title: '각주', back: '본문 {n}번으로' };
  return renderTree({ source, links, range, places, idPrefix: 'n-', footnotes });
}

function all(source: string, wanted: (element: Element) => boolean, options?: Options): Element[] {
  const found: Element[] = [];
  const visit = (node: Child): void => {
    if (node.type !== 'element') return;
    if (wanted(node)) found.push(node);
    node.children.forEach(visit);
  };
  render(source, options).blocks.forEach(visit);
  return found;
}

function textOf(node: Child): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

function texts(source: string): string[] {
  return render(source).blocks.map((block) => textOf(block).trim());
}

const has =
  (name: string) =>
  ({ properties }: Element) =>
    name in properties;

function formulas(source: string): string[] {
  return all(source, has('dataMaths')).map((maths) => {
    const annotation = (node: Child): string =>
      node.type === 'element'
        ? node.tagName === 'annotation'
          ? textOf(node)
          : node.children.map(annotation).join('')
        : '';
    return `${String(maths.properties.dataMaths)} ${annotation(maths)}`;
  });
}

describe('maths', () => {
  it.each([
    ['$x^2$ and $y_1$', ['inline x^2', 'inline y_1']],
    ['$$\nx = 1\n$$', ['display x = 1']],
    ['so $$x$$ is', ['display x']],
    ['$$ x = 1\n+ 2 $$\n\nafter', ['display x = 1\n+ 2']],
    ['$$x = 1\n\n+ 2$$\n\nafter', ['display x = 1\n\n+ 2']],
    ['원가는 $x$원이고', ['inline x']],
    ['`$a$` and `$b`', []],
    ['```\n$a$\n```', []],
  ])('reads %j', (source, expected) => {
    expect(formulas(source)).toEqual(expected);
  });

  it.each([
    'It costs $5 and $6',
    '$20,000-$30,000',
    'US$100 and US$200',
    '가격은 $5이고 $6이다',
    'a $ b $ c',
    '$5, then $10',
    'only $$ here',
  ])('leaves money alone: %s', (source) => {
    expect([formulas(source), texts(source)]).toEqual([[], [source]]);
  });

  it('reads a formula after money', () => {
    expect(formulas('For $5, $x$ is')).toEqual(['inline x']);
  });

  it('keeps the text after a formula that is never closed', () => {
    expect(texts('$$\nx = 1\n\nafter')).toEqual(['$$\nx = 1', 'after']);
  });

  it('marks a formula as a whole', () => {
    const [maths] = all('so $a+b$ is', has('dataMaths'), { marked: 'a+b' });
    expect(maths.properties.dataPassage).toBe(true);
  });
});

describe('comments', () => {
  it.each([
    ['before %%secret%% after', ['before  after']],
    ['one\n\n%%\nsecret\n\nmore\n%%\n\ntwo', ['one', 'two']],
    ['`%%code%%` 100%% sure', ['%%code%% 100%% sure']],
    ['```\n%%code%%\n```', ['%%code%%']],
  ])('hides %j', (source, expected) => {
    expect(texts(source)).toEqual(expected);
  });
});

describe('highlights', () => {
  it.each([
    ['a ==b c== d', ['b c']],
    ['==한글==은', ['한글']],
    ['==a **b** c==', ['a b c']],
    ['a == b == c', []],
    ['`==a==`', []],
    ['x === y === z', []],
  ])('reads %j', (source, expected) => {
    expect(all(source, has('dataHighlight')).map(textOf)).toEqual(expected);
  });

  it('marks a passage inside one', () => {
    const marks = all(
      '==a b c==',
      ({ tagName, properties }) => tagName === 'mark' && !properties.dataHighlight,
      {
        marked: 'b',
      },
    );
    expect(marks.map(textOf)).toEqual(['b']);
  });
});

describe('code', () => {
  it('is coloured by its language', () => {
    const keywords = all('```ts\nconst a = 1;\n```', ({ properties }) =>
      String(properties.className).includes('hljs-keyword'),
    );
    expect(keywords.map(textOf)).toEqual(['const']);
  });

  it('is marked across its colours', () => {
    const marks = all('```ts\nconst a = 1;\nlet b = 2;\n```', ({ tagName }) => tagName === 'mark', {
      marked: 'a = 1;\nlet',
    });
    expect(marks.map(textOf).join('')).toBe('a = 1;\nlet');
  });

  it('in a language that nobody knows stays as it is', () => {
    expect(texts('```nonsense\na < b\n```')).toEqual(['a < b']);
  });
});

describe('embeds', () => {
  const note = (start: number, end: number, more = {}): ResolvedLink => ({
    kind: 'wikilink',
    target: '차',
    noteId: 'n1',
    isEmbed: true,
    range: { start, end },
    ...more,
  });

  it.each([
    ['![[그림 1.png]]', { dataEmbed: '그림 1.png' }],
    ['![[a_b_c.png|300]]', { dataEmbed: 'a_b_c.png', dataSize: '300' }],
    ['![[a.png|A cup|300x200]]', { dataEmbed: 'a.png', dataSize: '300x200', dataLabel: 'A cup' }],
  ])('names the file of %s', (source, expected) => {
    expect(all(source, has('dataEmbed')).map(({ properties }) => properties)).toEqual([expected]);
  });

  it.each([
    ['![[차]]', { dataEmbed: '차', dataNote: 'n1' }],
    ['![[차#녹차]]', { dataEmbed: '차', dataNote: 'n1', dataHeading: '녹차' }],
    ['![[차#^b1]]', { dataEmbed: '차', dataNote: 'n1', dataBlock: 'b1' }],
  ])('names the note of %s', (source, expected) => {
    const links = [note(0, source.length)];
    expect(all(source, has('dataEmbed'), { links }).map(({ properties }) => properties)).toEqual([expected]);
  });

  it('of a note in the middle of a sentence is a link', () => {
    const source = 'see ![[차]] now';
    const links = [note(4, 10)];
    expect([
      all(source, has('dataEmbed'), { links }).length,
      all(source, ({ tagName }) => tagName === 'a', { links }).map(textOf),
    ]).toEqual([0, ['차']]);
  });

  it('takes the size from the words of an image', () => {
    const [image] = all('![A cup|120](a%20b.png)', ({ tagName }) => tagName === 'img');
    expect(image.properties).toEqual({ src: 'a%20b.png', alt: 'A cup', dataSize: '120' });
  });
});

describe('the rest', () => {
  it('folds callouts', () => {
    const folds = all('> [!note]- Title\n> body\n\n> [!tip]+ T\n\n> [!tip] T', has('dataCallout'));
    expect(folds.map(({ properties }) => properties.dataFold)).toEqual(['closed', 'open', undefined]);
  });

  it('names a block and hides its name', () => {
    const blocks = all('물 온도 ^temp-1\n\n- 하나 ^one', has('dataBlock'));
    expect(blocks.map((block) => [textOf(block).trim(), block.properties.dataBlock])).toEqual([
      ['물 온도', 'temp-1'],
      ['하나', 'one'],
    ]);
  });

  it('puts a footnote written within a line below, beside the others', () => {
    const source = '물^[샘물]과 불[^1]과 `^[코드]`.\n\n[^1]: 장작\n\n$x$ ![](a.png)\n\n---';
    const notes = all(source, (element) => element.tagName === 'li').map((item) => textOf(item).trim());
    expect(notes).toEqual([expect.stringContaining('샘물'), expect.stringContaining('장작')]);
    expect(texts(source)[0]).toBe('물1과 불2과 ^[코드].');
  });

  it('links footnotes with Korean names there and back', () => {
    const anchors = all('물[^주석]은 끓는다.\n\n[^주석]: 100도에서.', ({ tagName }) => tagName === 'a');
    const ids = all('물[^주석]은 끓는다.\n\n[^주석]: 100도에서.', has('id')).map(
      ({ properties }) => properties.id,
    );
    expect([
      anchors.every(({ properties }) => ids.includes(String(properties.href).slice(1))),
      anchors.at(-1)?.properties.ariaLabel,
    ]).toEqual([true, '본문 1번으로']);
  });

  it('gives the headings their words and places', () => {
    const source = '# 하나\n\n글\n\n## *둘* $x$\n\n> # not this';
    expect(render(source).headings).toEqual([
      { level: 1, text: '하나', start: 0 },
      { level: 2, text: '둘 x', start: source.indexOf('##') },
    ]);
  });

  it('puts a divider where each page begins', () => {
    const source = 'one\n\ntwo\n\nthree';
    const places: SourcePlace[] = [
      { kind: 'page', number: 1, start: 0 },
      { kind: 'page', number: 2, start: 5 },
      { kind: 'page', number: 3, start: 12 },
    ];
    const shown = render(source, { places }).blocks.map((block) =>
      'dataPlace' in block.properties ? Number(block.properties.dataPlace) : textOf(block),
    );
    expect(shown).toEqual([0, 'one', 1, 'two', 2, 'three']);
  });

  it('renders no HTML and keeps no script', () => {
    const tags = new Set(
      all('<script>alert(1)</script>\n\n<b onclick="x()">a</b>', () => true).map((e) => e.tagName),
    );
    expect([...tags]).toEqual(['p']);
  });
});
