import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinkResolver } from '../../shared/domain/links.ts';
import type { Note } from '../../shared/domain/note.ts';
import { createLinkIndex } from './linkIndex.ts';

const noteOf = (name: string, title: string, targets: readonly string[]): Note => ({
  id: name,
  path: `${name}.md`,
  root: '/vault',
  title,
  tags: [],
  aliases: [],
  links: targets.map((target, start) => ({ kind: 'wikilink', target, range: { start, end: start + 1 } })),
  created: 0,
  modified: 0,
  size: 0,
  contentHash: '',
  chunkCount: 0,
  tokenCount: 0,
});

describe('createLinkIndex', () => {
  it('always says what asking every link anew says, whatever changed in between', () => {
    const names = ['a', 'b', 'c', 'd'];
    const name = fc.constantFrom(...names, 'T');
    const note = fc
      .tuple(fc.constantFrom(...names), fc.constantFrom('T', 'other'), fc.array(name, { maxLength: 4 }))
      .map(([each, title, targets]) => noteOf(each, title, targets));
    fc.assert(
      fc.property(fc.array(fc.tuple(note, fc.boolean()), { maxLength: 12 }), (changes) => {
        const notes = new Map<string, Note>();
        const index = createLinkIndex(() => [...notes.values()]);
        for (const [changed, isRemoved] of changes) {
          if (isRemoved) notes.delete(changed.id);
          else notes.set(changed.id, changed);
          const all = [...notes.values()];
          const resolve = createLinkResolver(all);
          const current = index();
          for (const { id } of all) {
            const expected = all
              .filter((from) => from.id !== id)
              .map((from) => ({ from, links: from.links.filter((link) => resolve(from, link) === id) }))
              .filter(({ links }) => links.length > 0);
            expect(current.linksTo(id)).toEqual(expected);
          }
        }
      }),
    );
  });
});
