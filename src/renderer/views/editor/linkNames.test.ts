import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinkResolver } from '../../../shared/domain/links.ts';
import type { Note } from '../../../shared/domain/note.ts';
import { createLinkNames } from './linkNames.ts';

function note(path: string, title = path.replace(/^.*\//, '').replace(/\.md$/, '')): Note {
  return {
    id: path,
    path,
    root: '/notes',
    title,
    tags: [],
    aliases: [],
    links: [],
    created: 0,
    modified: 0,
    size: 1,
    contentHash: '',
    chunkCount: 1,
    tokenCount: 1,
  };
}

describe('the name of a note in a link', () => {
  it('is its file name', () => {
    expect(createLinkNames([note('a/커피.md')]).linkTo(note('a/커피.md'))).toBe('커피');
  });

  it('shows the title where the file is called otherwise', () => {
    const plan = note('2026-01-01.md', '새해 [계획]');
    expect(createLinkNames([plan]).linkTo(plan)).toBe('2026-01-01|새해  계획');
  });

  it('is as much of the path as it takes to tell it from others', () => {
    const notes = [note('work/2026/plan.md'), note('home/2026/plan.md'), note('plan.md')];
    const names = createLinkNames(notes);
    expect(notes.map((each) => names.linkTo(each))).toEqual([
      'work/2026/plan|plan',
      'home/2026/plan|plan',
      '/plan|plan',
    ]);
  });

  it('is a path when another note has that title', () => {
    const notes = [note('a/커피.md'), note('b/x.md', '커피')];
    expect(createLinkNames(notes).linkTo(notes[0])).toBe('a/커피|커피');
  });

  it('leads to that note from everywhere', () => {
    const name = fc.constantFrom('plan', 'Plan', '커피', 'a b');
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}.md`);
    const library = fc.uniqueArray(path, {
      minLength: 1,
      maxLength: 8,
      selector: (each) => each.toLowerCase(),
    });
    fc.assert(
      fc.property(library, fc.nat(), fc.nat(), (paths, a, b) => {
        const notes = paths.map((each) => note(each));
        const [from, to] = [notes[a % notes.length], notes[b % notes.length]];
        const target = createLinkNames(notes).linkTo(to).split('|')[0];
        const link = { kind: 'wikilink', target, range: { start: 0, end: 0 } } as const;
        const reached = createLinkResolver(notes)(from, link);
        const beside = from.path.slice(0, from.path.lastIndexOf('/') + 1) + target;
        fc.pre(
          !notes.some((each) => each !== to && each.path.toLowerCase() === `${beside.toLowerCase()}.md`),
        );
        expect(reached).toBe(to.id);
      }),
    );
  });
});
