import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinkResolver } from '../../shared/domain/links.ts';
import type { Note } from '../../shared/domain/note.ts';
import { parseNote } from '../parse/index.ts';
import { planMove, type TextEdit } from './planMove.ts';

type Vault = Readonly<Record<string, string>>;

const noteOf = (path: string, text: string, id = path): Note => {
  const { title, aliases, links } = parseNote(text, path);
  return {
    id,
    path,
    root: '/vault',
    title,
    tags: [],
    aliases,
    links,
    created: 0,
    modified: 0,
    size: text.length,
    contentHash: '',
    chunkCount: 0,
    tokenCount: 0,
  };
};

const edited = (text: string, edits: readonly TextEdit[]) =>
  edits.reduceRight(
    (all, { range, text: written }) => all.slice(0, range.start) + written + all.slice(range.end),
    text,
  );

/** Texts by path after the move. */
function move(vault: Vault, from: string, to: string): Vault {
  const notes = Object.entries(vault).map(([path, text]) => noteOf(path, text));
  const before = notes.find(({ path }) => path === from)!;
  const plan = planMove(notes, before, { ...noteOf(to, vault[from]), id: before.id });
  const affected = new Set(plan.affected.map(({ id }) => id));
  return Object.fromEntries(
    notes.map((note) => [
      note === before ? to : note.path,
      affected.has(note.id)
        ? edited(vault[note.path], plan.editsOf(note, vault[note.path], note.links))
        : vault[note.path],
    ]),
  );
}

const followed = (written: string, from: string, to: string, more: Vault = {}, linking = 'Home.md') =>
  move({ [linking]: written, [from]: 'text', ...more }, from, to)[linking];

describe('planMove', () => {
  it.each([
    ['a name', '[[Tea]]', '[[Chai]]'],
    ['heading and alias', 'x [[Tea#Green|my tea]] y', 'x [[Chai#Green|my tea]] y'],
    ['a block', '[[Tea#^b1]]', '[[Chai#^b1]]'],
    ['an embed', '![[Tea]]', '![[Chai]]'],
    ['an ending', '[[Tea.md]]', '[[Chai.md]]'],
    ['another case', '[[tea]]', '[[Chai]]'],
    ['a table', '| a |\n|---|\n| [[Tea\\|t]] |', '| a |\n|---|\n| [[Chai\\|t]] |'],
    ['a Markdown link', '[the tea](Tea.md "a title")', '[the tea](Chai.md "a title")'],
    ['a Markdown link with a heading', '[t](Tea.md#green-tea)', '[t](Chai.md#green-tea)'],
    ['a Markdown link with ./', '[t](./Tea.md)', '[t](./Chai.md)'],
    ['a Markdown link from the root', '[t](/Tea.md)', '[t](/Chai.md)'],
    ['a Markdown link without ending', '[t](Tea)', '[t](Chai)'],
    ['angle brackets', '[t](<Tea.md>)', '[t](<Chai.md>)'],
    ['a definition', '[t]\n\n[t]: Tea.md', '[t]\n\n[t]: Chai.md'],
    ['an image in a link', '[![i](i.png)](Tea.md)', '[![i](i.png)](Chai.md)'],
  ])('renames in %s', (_, before, after) => {
    expect(followed(before, 'Tea.md', 'Chai.md')).toBe(after);
  });

  it.each([
    ['code', '`[[Tea]]`'],
    ['a link to nowhere', '[[Nowhere]]'],
    ['a link by alias', '[[tee]]'],
  ])('leaves %s as it is', (_, text) => {
    expect(followed(text, 'Tea.md', 'Chai.md', { 'Tea.md': '---\naliases: [tee]\n---\n' })).toBe(text);
  });

  it('leaves a name that still reaches the note in another folder', () => {
    expect(followed('[[Tea]]', 'Tea.md', 'drinks/Tea.md')).toBe('[[Tea]]');
  });

  it('keeps a link by path a link by path', () => {
    expect(followed('[[drinks/Tea|t]]', 'drinks/Tea.md', 'hot/Chai.md')).toBe('[[hot/Chai|t]]');
  });

  it('keeps a link from the root when the linking note lies elsewhere', () => {
    const after = followed('[t](drinks/Tea.md)', 'drinks/Tea.md', 'hot/Chai.md', {}, 'a/b/Home.md');
    expect(after).toBe('[t](hot/Chai.md)');
  });

  it('makes a relative link lead to the new folder', () => {
    const after = followed('[t](../drinks/Tea.md)', 'drinks/Tea.md', 'a/hot/Chai.md', {}, 'a/Home.md');
    expect(after).toBe('[t](hot/Chai.md)');
  });

  it('names the folder where the new name alone would reach another note', () => {
    const after = followed('[[Tea]]', 'Tea.md', 'x/Plan.md', { 'Plan.md': 'another' });
    expect(after).toBe('[[x/Plan]]');
  });

  it('names the folder of another note whose name the moved one takes', () => {
    const after = followed('[[Plan]]', 'Tea.md', 'Plan.md', { 'x/Plan.md': 'another' });
    expect(after).toBe('[[x/Plan]]');
  });

  it("keeps the moved note's own relative links", () => {
    const vault = { 'a/Tea.md': '[b](Milk.md) [self](Tea.md) [[#here]] [[Milk]]', 'a/Milk.md': 'milk' };
    expect(move(vault, 'a/Tea.md', 'b/c/Chai.md')['b/c/Chai.md']).toBe(
      '[b](../../a/Milk.md) [self](Chai.md) [[#here]] [[Milk]]',
    );
  });

  it.each([
    ['[t](Tea.md)', 'a (b) c.md', '[t](a%20%28b%29%20c.md)'],
    ['[t](<Tea.md>)', 'a b.md', '[t](<a b.md>)'],
    ['[t](Tea.md)', '차 마시기.md', '[t](차%20마시기.md)'],
    ['[t](Tea.md)', '100%.md', '[t](100%25.md)'],
    ['[t](Tea.md)', 'C#.md', '[t](C%23.md)'],
    ['[[Tea|t]]', 'C#.md', '[t](C%23.md)'],
    ['![[Tea#Head ing]]', 'a [b].md', '![Tea](a%20[b].md#Head%20ing)'],
  ])('writes %s to %s so that it is read again', (before, path, after) => {
    expect(followed(before, 'Tea.md', path)).toBe(after);
  });

  it('writes percents where percents were written', () => {
    const written = `[t](${encodeURI('차.md')})`;
    expect(followed(written, '차.md', '홍차 잎.md')).toBe(`[t](${encodeURI('홍차 잎.md')})`);
  });

  it('changes the spelling in a case-only rename', () => {
    expect(followed('[[tea]] [t](tea.md)', 'tea.md', 'Tea.md')).toBe('[[Tea]] [t](Tea.md)');
  });

  it('lets every link reach what it reached before, through any moves in any vault', () => {
    const names = ['Tea', 'Plan', '차', 'a b', 'Tea (2)', 'x.txt', 'tea'];
    const folders = ['', 'a/', 'a/b/', '차/', 'c d/'];
    const path = fc
      .tuple(fc.constantFrom(...folders), fc.constantFrom(...names), fc.constantFrom('.md', '.md', '.txt'))
      .map((parts) => parts.join(''));
    const link = fc.oneof(
      fc
        .tuple(path, fc.constantFrom('', '#H', '|alias', '#^b'))
        .map(([p, more]) => `[[${p.replace(/\.md$/, '')}${more}]]`),
      fc.tuple(fc.constantFrom(...names), fc.constantFrom('', '!')).map(([n, bang]) => `${bang}[[${n}]]`),
      path.map((p) => `[t](<${p}>)`),
      path.map((p) => `[t](${encodeURI(p).replaceAll('(', '%28').replaceAll(')', '%29')}#h)`),
      fc.tuple(fc.constantFrom('../', './', '/', '../../'), path).map(([up, p]) => `[t](<${up}${p}>)`),
    );
    const head = fc.constantFrom('', '# Tea\n', '---\naliases: [Plan, 차]\n---\n');
    const text = fc
      .tuple(head, fc.array(link, { maxLength: 5 }))
      .map(([h, links]) => h + links.join(' and\n'));
    const vaults = fc.uniqueArray(fc.tuple(path, text), {
      minLength: 2,
      maxLength: 7,
      selector: ([p]) => key(p),
    });
    fc.assert(
      fc.property(
        vaults,
        fc.array(fc.tuple(fc.nat(), path), { minLength: 1, maxLength: 4 }),
        (entries, moves) => {
          let vault: Vault = Object.fromEntries(entries);
          const idOf = new Map(entries.map(([p], i) => [p, `n${i}`]));
          for (const [which, wanted] of moves) {
            const from = Object.keys(vault)[which % entries.length];
            const to = wanted.replace(/\.\w+$/, from.slice(from.lastIndexOf('.'))); // a note keeps its ending
            if (from !== to && Object.keys(vault).some((p) => p !== from && key(p) === key(to))) continue;
            const before = reached(vault, idOf);
            vault = move(vault, from, to);
            const id = idOf.get(from)!;
            idOf.delete(from);
            idOf.set(to, id);
            const after = reached(vault, idOf);
            for (const [noteId, ids] of before) {
              const now = after.get(noteId)!;
              expect(now.length).toBe(ids.length);
              ids.forEach((each, i) => each !== undefined && expect(now[i]).toBe(each));
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** As disks compare that do not tell cases apart. */
const key = (path: string) => path.toLowerCase();

function reached(vault: Vault, idOf: ReadonlyMap<string, string>) {
  const notes = Object.entries(vault).map(([path, text]) => noteOf(path, text, idOf.get(path)));
  const resolve = createLinkResolver(notes);
  return new Map(notes.map((note) => [note.id, note.links.map((link) => resolve(note, link))]));
}
