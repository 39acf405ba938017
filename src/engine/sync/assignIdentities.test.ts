import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignIdentities, type FileNow, type KnownFile } from './assignIdentities.ts';

/** A file as `path=content#inode`; without `#` the disk has no numbers. */
function file(text: string): FileNow {
  const [path, content, fileId] = text.split(/[=#]/);
  return { path, contentHash: content, ...(fileId && { fileId }) };
}

const known = (text: string): KnownFile => {
  const { path, contentHash = '', fileId } = file(text);
  return { noteId: `note-${path}`, path, contentHash, ...(fileId && { fileId }) };
};

/** Each file now with the note that it is, and those that are gone. */
function assigned(before: readonly string[], now: readonly string[]) {
  const { files, gone } = assignIdentities(before.map(known), now.map(file));
  const shown = [...files].map(([path, identity]) => [
    path,
    identity.kind === 'new' ? 'new' : `${identity.kind} ${identity.noteId.slice('note-'.length)}`,
  ]);
  return { ...Object.fromEntries(shown), gone: gone.map(({ path }) => path) };
}

describe('identities', () => {
  it.each([
    [
      'stay where nothing changed',
      ['a=1#1', 'b=2#2'],
      ['a=1#1', 'b=2#2'],
      { a: 'unchanged a', b: 'unchanged b', gone: [] },
    ],
    ['stay when the content changes in place', ['a=1#1'], ['a=2#1'], { a: 'changed a', gone: [] }],
    [
      'stay when an editor writes another file and renames it',
      ['a=1#1'],
      ['a=2#9'],
      { a: 'changed a', gone: [] },
    ],
    ['follow a rename', ['a=1#1'], ['b=1#1'], { b: 'moved a', gone: [] }],
    ['follow a move to another disk', ['a=1#1'], ['b=1#9'], { b: 'moved a', gone: [] }],
    ['follow a rename in other case', ['a=1#1'], ['A=1#1'], { A: 'moved a', gone: [] }],
    ['follow a rename with an edit', ['a=1#1'], ['b=2#1'], { b: 'moved a', gone: [] }],
    [
      'follow two files that were swapped',
      ['a=1#1', 'b=2#2'],
      ['a=2#2', 'b=1#1'],
      { a: 'moved b', b: 'moved a', gone: [] },
    ],
    [
      'follow a swap on a disk without numbers',
      ['a=1', 'b=2'],
      ['a=2', 'b=1'],
      { a: 'moved b', b: 'moved a', gone: [] },
    ],
    [
      'follow three files in a ring',
      ['a=1', 'b=2', 'c=3'],
      ['a=3', 'b=1', 'c=2'],
      { a: 'moved c', b: 'moved a', c: 'moved b', gone: [] },
    ],
    [
      'follow a file in whose old place another now is',
      ['a=1#1'],
      ['b=1#1', 'a=2#2'],
      { b: 'moved a', a: 'new', gone: [] },
    ],
    [
      'stay with the original that was edited, not with its copy',
      ['a=1#1'],
      ['a=2#1', 'copy=1#2'],
      { a: 'changed a', copy: 'new', gone: [] },
    ],
    [
      'tell files of one content by their numbers',
      ['a=1#1', 'b=1#2'],
      ['c=1#2', 'd=1#1'],
      { c: 'moved b', d: 'moved a', gone: [] },
    ],
    [
      'are not guessed among files of one content',
      ['a=1'],
      ['b=1', 'c=1'],
      { b: 'new', c: 'new', gone: ['a'] },
    ],
    ['go with their files', ['a=1#1', 'b=2#2'], ['b=2#2'], { b: 'unchanged b', gone: ['a'] }],
    ['are new for new files', ['a=1#1'], ['a=1#1', 'b=2#2'], { a: 'unchanged a', b: 'new', gone: [] }],
    ['stay by path where a file cannot be read', ['a=1#1'], ['a=#1'], { a: 'changed a', gone: [] }],
  ])('%s', (_, before, now, expected) => {
    expect(assigned(before, now)).toEqual(expected);
  });
});

describe('whatever happened to a folder', () => {
  const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const folder = fc.uniqueArray(
    fc.record({
      path: names,
      contentHash: fc.option(fc.constantFrom('1', '2', '3', '4'), { nil: undefined }),
      fileId: fc.option(fc.constantFrom('i', 'j', 'k', 'l'), { nil: undefined }),
    }),
    { selector: ({ path }) => path },
  );
  const before = folder.map((files) =>
    files.map(({ path, contentHash = '', fileId }): KnownFile => ({
      noteId: `note-${path}`,
      path,
      contentHash,
      ...(fileId !== undefined && { fileId }),
    })),
  );

  it('each file is one thing, and each note is in one place or gone', () => {
    fc.assert(
      fc.property(before, folder, (known, now) => {
        const { files, gone } = assignIdentities(known, now);
        const placed = [...files.values()].flatMap((each) => (each.kind === 'new' ? [] : [each.noteId]));
        expect([...files.keys()].sort()).toEqual(now.map(({ path }) => path).sort());
        expect([...placed, ...gone.map(({ noteId }) => noteId)].sort()).toEqual(
          known.map(({ noteId }) => noteId).sort(),
        );
      }),
    );
  });

  it('what did not change is not touched', () => {
    fc.assert(
      fc.property(before, folder, (known, now) => {
        const { files } = assignIdentities(known, now);
        for (const { path, contentHash, noteId } of known)
          if (now.some((file) => file.path === path && file.contentHash === contentHash))
            expect(files.get(path)).toEqual({ kind: 'unchanged', noteId });
      }),
    );
  });

  it('a note is gone only when its path has no file, or one that is another note', () => {
    fc.assert(
      fc.property(before, folder, (known, now) => {
        const { files, gone } = assignIdentities(known, now);
        for (const { path } of gone) expect(files.get(path)?.kind).not.toBe('new');
      }),
    );
  });

  it('the order in which files are found changes nothing', () => {
    fc.assert(
      fc.property(before, folder, (known, now) => {
        const forwards = assignIdentities(known, now);
        const backwards = assignIdentities([...known].reverse(), [...now].reverse());
        expect(new Map([...backwards.files].sort())).toEqual(new Map([...forwards.files].sort()));
      }),
    );
  });

  it('files that were only moved about keep their notes', () => {
    const content = fc.uniqueArray(fc.tuple(names, fc.integer()), {
      selector: ([name]) => name,
      minLength: 1,
    });
    fc.assert(
      fc.property(content, fc.infiniteStream(names), (files, stream) => {
        const targets = [...new Set(stream.take(40))].slice(0, files.length);
        const moved = files.slice(0, targets.length);
        const known = moved.map(([name], i): KnownFile => ({
          noteId: name,
          path: name,
          contentHash: `hash${i}`,
        }));
        const now = targets.map((path, i): FileNow => ({ path, contentHash: `hash${i}` }));
        const identities = assignIdentities(known, now);
        expect(identities.gone).toEqual([]);
        targets.forEach((path, i) =>
          expect(identities.files.get(path)).toMatchObject({ noteId: moved[i][0] }),
        );
      }),
    );
  });
});
