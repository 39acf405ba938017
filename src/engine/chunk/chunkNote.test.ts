import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { modelFolder } from '../../../fixtures/paths.ts';
import { loadTokenizer, type Tokenizer } from '../embed/tokenizer.ts';
import { parseMarkdown, parseNote } from '../parse/index.ts';
import { chunkNote, defaultMaxTokens, defaultTargetTokens } from './chunkNote.ts';

const prefix = 'passage: ';
const specialTokens = 2;
let tokenizer: Tokenizer;

beforeAll(async () => {
  tokenizer = await loadTokenizer(modelFolder);
});

function chunksOf(text: string, fileName = 'note.md') {
  const options = { prefix, specialTokens };
  return [...chunkNote(parseNote(text, fileName), text, (each) => tokenizer.count(each), options)];
}

const textsOf = (text: string, fileName?: string) => chunksOf(text, fileName).map((chunk) => chunk.text);
const tokensOf = (text: string) => tokenizer.count(text);

const sentence = fc.constantFrom(
  '물 온도는 92도로 맞추고 뜸은 30초 들인다.',
  '그렇게 했더니 신맛이 줄었어요!',
  'The quick brown fox jumps over 3.14 lazy dogs.',
  'Dr. Kim said no.',
  '왜 그럴까?',
  '👨‍👩‍👧‍👦🇰🇷😀',
  'مرحبا بالعالم.',
  '[[커피|드립]] `code` #tag',
  'supercalifragilistic'.repeat(3),
);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 14 }).map((sentences) => sentences.join(' '));
const hugeWord = fc
  .tuple(
    fc.constantFrom('a', '漢', '😀', 'e\u0301', '한'.normalize('NFD'), '👨‍👩‍👧‍👦'),
    fc.integer({ min: 200, max: 900 }),
  )
  .map(([character, times]) => character.repeat(times));
const block = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 1, arbitrary: hugeWord },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 6 }), sentence)
      .map(([level, text]) => `${'#'.repeat(level)} ${text}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(paragraph, { minLength: 1, maxLength: 6 })
      .map((items) => items.map((item, i) => `${'  '.repeat(i % 3)}- ${item}`).join('\n')),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.tuple(sentence, sentence), { maxLength: 14 })
      .map((rows) =>
        [
          '| a | b |',
          '|---|---|',
          ...rows.map(([a, b]) => `| ${a.replaceAll('|', '/')} | ${b.replaceAll('|', '/')} |`),
        ].join('\n'),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(sentence, { maxLength: 30 })
      .map((lines) => ['```js', ...lines.map((line) => `  ${line}`), '```'].join('\n')),
  },
  { weight: 1, arbitrary: paragraph.map((text) => `> ${text}\n>\n> ${text}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('---', '<div>\nhtml\n</div>', '[ref]: ./x.md', '   ', '    indented code'),
  },
);
const note = fc
  .record({
    frontMatter: fc.constantFrom('', '---\ntitle: 제목\n---\n', '---\ntitle: [broken\n---\n'),
    blocks: fc.array(block, { minLength: 1, maxLength: 10 }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ frontMatter, blocks, lineEnd }) => (frontMatter + blocks.join('\n\n')).replaceAll('\n', lineEnd));

describe('chunks of any note', () => {
  const holds = (law: (text: string, chunks: ReturnType<typeof chunksOf>) => void) =>
    fc.assert(
      fc.property(note, (text) => law(text, chunksOf(text))),
      { numRuns: 60 },
    );

  it('cover every character outside the front matter that is no blank, in order, each once', () => {
    holds((text, chunks) => {
      const frontMatter = parseMarkdown(text, 'note.md').blocks.find(({ kind }) => kind === 'front-matter');
      let last = frontMatter?.range.end ?? 0;
      for (const { range } of chunks) {
        expect(text.slice(last, range.start).trim()).toBe('');
        expect(range.start).toBeGreaterThanOrEqual(last);
        last = range.end;
      }
      expect(text.slice(last).trim()).toBe('');
    });
  });

  it('are exactly their place in the source, and say something', () => {
    holds((text, chunks) => {
      for (const chunk of chunks) {
        expect(chunk.text).toBe(text.slice(chunk.range.start, chunk.range.end));
        expect(chunk.text.trim()).not.toBe('');
      }
    });
  });

  it('are read whole by the model: none over the limit, each with its exact number of tokens', () => {
    holds((_, chunks) => {
      for (const { embeddingText, tokenCount } of chunks) {
        expect(tokenCount).toBe(tokenizer.encode(prefix + embeddingText).length);
        expect(tokenCount).toBeLessThanOrEqual(defaultMaxTokens);
      }
    });
  });

  it('split no code point', () => {
    holds((_, chunks) => {
      for (const chunk of chunks) expect(chunk.text).not.toMatch(/\p{Surrogate}/u);
    });
  });

  it('cut code and tables only when one alone is too long', () => {
    const slack = 10; // tokens of parts nearly add up
    holds((text, chunks) => {
      for (const { kind, range, headingPath } of parseMarkdown(text, 'note.md').blocks) {
        if (kind !== 'code' && kind !== 'table') continue;
        const alone = [prefix, 'note 제목', ...headingPath, text.slice(range.start, range.end)].join(' > ');
        if (tokensOf(alone) + specialTokens + slack > defaultMaxTokens) continue;
        expect(
          chunks.filter((chunk) => chunk.range.start < range.end && chunk.range.end > range.start),
        ).toHaveLength(1);
      }
    });
  });
});

describe('chunkNote', () => {
  const long = (name: string) => `${name} 문단은 커피 이야기를 길게 이어 간다. `.repeat(10).trim();

  it('keeps a short note in one chunk', () => {
    const text = '# 커피\n\n92도로 내린다.\n\n- 원두 20g\n- 물 300g\n';
    expect(textsOf(text)).toEqual([text.trim()]);
  });

  it('gives no chunk for a note of nothing but front matter', () => {
    expect(chunksOf('---\ntitle: x\n---\n')).toEqual([]);
  });

  it('begins a new chunk at a heading and keeps the heading with what follows', () => {
    const text = `# T\n\n${long('가')}\n\n## 나\n\n${long('나')}\n\n### 다\n\n${long('다')}`;
    expect(
      chunksOf(text).map((chunk) => ({ begins: chunk.text.slice(0, 6), path: chunk.headingPath })),
    ).toEqual([
      { begins: '# T\n\n가', path: [] },
      { begins: '## 나\n\n', path: ['나'] },
      { begins: '### 다\n', path: ['나', '다'] },
    ]);
  });

  it('puts sections of a line or two together, under the heading they share', () => {
    const text = `# T\n\n${long('가')}\n\n## 둘\n\n### 하나\n\n짧다.\n\n### 두울\n\n짧다.\n\n### 셋\n\n짧다.`;
    const [, ...short] = chunksOf(text);
    expect(short.map(({ text: each, headingPath }) => ({ each, headingPath }))).toEqual([
      { each: '## 둘\n\n### 하나\n\n짧다.\n\n### 두울\n\n짧다.\n\n### 셋\n\n짧다.', headingPath: ['둘'] },
    ]);
  });

  it('cuts a long paragraph at sentence ends, near the target', () => {
    const text = Array.from({ length: 60 }, (_, i) => `값 ${i}.5는 맞다. Dr. Kim saw ${i}.`).join(' ');
    const chunks = chunksOf(text);
    for (const chunk of chunks) expect(chunk.text).toMatch(/^(?:값|Dr\. Kim).*[다0-9]\.$/s);
    for (const chunk of chunks.slice(0, -1)) {
      expect(chunk.tokenCount).toBeGreaterThan(defaultTargetTokens * 0.8);
      expect(chunk.tokenCount).toBeLessThanOrEqual(defaultTargetTokens + 10);
    }
  });

  it('cuts a long table between rows and gives later rows the head as context', () => {
    const head = '| 주차 | 거리 |';
    const rows = Array.from({ length: 40 }, (_, i) => `| ${i} | ${i * 10} 킬로미터 |`);
    const chunks = chunksOf([head, '|---|---|', ...rows].join('\n'));
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.flatMap((chunk) => chunk.text.split('\n'))).toEqual([head, '|---|---|', ...rows]);
    for (const { embeddingText } of chunks) expect(embeddingText).toContain(head);
  });

  it('cuts long code between lines and keeps their indentation', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `    const value${i} = compute(${i});`);
    const chunks = textsOf(['```', ...lines, '```'].join('\n'));
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.flatMap((chunk) => chunk.split('\n'))).toEqual(['```', ...lines, '```']);
  });

  it('cuts a long list between items', () => {
    const items = Array.from({ length: 50 }, (_, i) => `- ${i}번째 원두는 산미가 밝다`);
    const chunks = textsOf(items.join('\n'));
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.flatMap((chunk) => chunk.split('\n'))).toEqual(items);
  });

  it('lets the short end of a long section join the chunk before it', () => {
    const text = `## 가\n\n${'이것은 조금 긴 문장이라고 할 수 있다. '.repeat(15).trim()}\n\n짧은 끝.\n\n## 나\n\n${long('나')}`;
    expect(textsOf(text).map((each) => each.includes('짧은 끝.'))).toEqual([true, false]);
  });

  it('keeps a family of emoji whole in a line without blanks', () => {
    const family = '👨‍👩‍👧‍👦';
    for (const text of textsOf(family.repeat(800))) expect(text.length % family.length).toBe(0);
  });

  it('counts each character about twice, however long the line', () => {
    const text = '물 온도는 구십이 도로 맞춘다 그리고 '.repeat(5_000);
    let counted = 0;
    const count = (each: string) => {
      counted += each.length;
      return tokenizer.count(each);
    };
    const chunks = [...chunkNote(parseMarkdown(text, 'x.md'), text, count, { prefix, specialTokens })];
    expect(chunks.length).toBeGreaterThan(100);
    expect(counted).toBeLessThan(3 * text.length);
  });
});
