import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createPathFilter,
  ignoreFileName,
  takeEverything,
  withIgnoreFile,
  type PathFilter,
} from './patterns.ts';

/** Paths that are taken; one that ends with `/` is a folder. */
function taken(filter: PathFilter, paths: readonly string[]): readonly string[] {
  return paths.filter((each) => !filter.isLeftOut(each.replace(/\/$/, ''), each.endsWith('/')));
}

const excluding = (...exclude: string[]) => createPathFilter({ exclude, include: [] });
const including = (...include: string[]) => createPathFilter({ exclude: [], include });

describe('what is left out', () => {
  it('is what the patterns match, as in .gitignore', () => {
    const filter = excluding('*.tmp.md', '/private/', 'drafts/**', '!drafts/keep.md', '# a comment');
    expect(
      taken(filter, ['a.md', 'x/b.tmp.md', 'private/', 'sub/private/', 'drafts/a.md', 'drafts/keep.md']),
    ).toEqual(['a.md', 'sub/private/', 'drafts/keep.md']);
  });

  it('is everything below a folder that is', () => {
    expect(taken(excluding('old/'), ['old/', 'old/a.md', 'old/deep/b.md', 'older/a.md'])).toEqual([
      'older/a.md',
    ]);
  });

  it('does not depend on case', () => {
    expect(taken(excluding('Archive/'), ['archive/', 'ARCHIVE/a.md'])).toEqual([]);
  });

  it('is the same however Hangul is composed', () => {
    const [nfc, nfd] = ['비밀/일기.md'.normalize('NFC'), '비밀/일기.md'.normalize('NFD')];
    expect([taken(excluding(nfc), [nfc, nfd]), taken(excluding(nfd), [nfc, nfd])]).toEqual([[], []]);
  });

  it('is what is hidden, and node_modules, without any pattern', () => {
    const paths = ['.git/', '.trash/a.md', 'a/._b.md', 'node_modules/', 'a/node_modules/b.md', 'modules/'];
    expect(taken(takeEverything, paths)).toEqual(['modules/']);
  });
});

describe('what is included', () => {
  it('is alone taken, and the folders that may hold it are looked into', () => {
    expect(taken(including('*.md'), ['a.md', 'a.txt', 'deep/', 'deep/b.md', 'deep/b.pdf'])).toEqual([
      'a.md',
      'deep/',
      'deep/b.md',
    ]);
  });

  it('is everything below a folder that is named', () => {
    const filter = including('/notes/2026/');
    expect(
      taken(filter, ['notes/', 'notes/2026/', 'notes/2026/deep/a.md', 'notes/2025/', 'other/', 'notes/a.md']),
    ).toEqual(['notes/', 'notes/2026/', 'notes/2026/deep/a.md']);
  });

  it('leads through folders of any name where the pattern does', () => {
    const filter = including('/a*/**/wanted.md');
    expect(taken(filter, ['ab/', 'ab/x/', 'ab/x/wanted.md', 'b/', 'ab/x/other.md'])).toEqual([
      'ab/',
      'ab/x/',
      'ab/x/wanted.md',
    ]);
  });

  it('does not bring back what is excluded', () => {
    const filter = createPathFilter({ exclude: ['secret/'], include: ['*.md'] });
    expect(taken(filter, ['secret/a.md', 'a.md'])).toEqual(['a.md']);
  });

  it('may be a hidden folder that is named, and no other hidden one', () => {
    const filter = including('*', '.journal/');
    expect(taken(filter, ['a.md', '.journal/', '.journal/a.md', '.git/', '.journal/.x.md'])).toEqual([
      'a.md',
      '.journal/',
      '.journal/a.md',
    ]);
  });
});

describe('patterns', () => {
  it('never throw, whatever they and the paths are', () => {
    const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[[\]{}()!*?\\/.^$+|a-]{0,12}$/));
    fc.assert(
      fc.property(fc.array(odd), fc.array(odd), odd, fc.boolean(), (exclude, include, asked, isFolder) => {
        expect(typeof createPathFilter({ exclude, include }).isLeftOut(asked, isFolder)).toBe('boolean');
      }),
    );
  });

  it('that cannot be understood leave the others in force', () => {
    expect(taken(excluding('[', '\\', '', '   ', 'x'.repeat(10_000), 'a.md'), ['a.md', 'b.md'])).toEqual([
      'b.md',
    ]);
  });

  it('that name a folder hold however deep a path in it is', () => {
    const deep = `${'d/'.repeat(1_500)}a.md`;
    expect(taken(excluding('old/', '/d/d/x/**'), [`old/${deep}`, deep])).toEqual([deep]);
  });

  it('with so many wildcards that they would take minutes are not used', () => {
    const filter = excluding(`${'*a'.repeat(12)}b`, `${'**/a/'.repeat(12)}b`);
    expect(taken(filter, ['a'.repeat(250), 'a/'.repeat(500)])).toHaveLength(2);
  });
});

describe('the file of a root that names what is left out there', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'saegim-patterns-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('is heeded beside the other patterns', async () => {
    await writeFile(path.join(root, ignoreFileName), '\uFEFFdrafts/\r\n*.log.md\r\n');
    const filter = await withIgnoreFile(excluding('b.md'), root);
    expect(taken(filter, ['a.md', 'b.md', 'drafts/', 'drafts/c.md', 'x.log.md'])).toEqual(['a.md']);
  });

  it('need not be there', async () => {
    expect(await withIgnoreFile(takeEverything, root)).toBe(takeEverything);
  });
});
