import { expect, it } from 'vitest';
import { createRecentlyRemoved } from './recentlyRemoved.ts';

const note = { noteId: 'n', path: '/a.md', contentHash: 'one', fileId: '1:2' };

it('gives back a note by its content, once', () => {
  const removed = createRecentlyRemoved();
  removed.remember([note]);
  const file = { path: '/b.md', contentHash: 'one', fileId: '9:9' };
  expect([removed.take(file), removed.take(file)]).toEqual([note, undefined]);
});

it('gives back a note that was moved and edited by its number on the disk', () => {
  const removed = createRecentlyRemoved();
  removed.remember([note]);
  expect(removed.take({ path: '/b.md', contentHash: 'two', fileId: '1:2' })).toEqual(note);
});

it('prefers, among notes of one content, the one that lay there', () => {
  const removed = createRecentlyRemoved();
  removed.remember([note, { ...note, noteId: 'other', path: '/other.md' }]);
  expect(removed.take({ path: '/a.md', contentHash: 'one' })?.noteId).toBe('n');
});

it('knows nothing of another file', () => {
  const removed = createRecentlyRemoved();
  removed.remember([{ noteId: 'n', path: '/a.md', contentHash: '' }]);
  expect(removed.take({ path: '/b.md', contentHash: 'two' })).toBeUndefined();
});

it('forgets after ten minutes', () => {
  let now = 0;
  const removed = createRecentlyRemoved(() => now);
  removed.remember([note]);
  now = 10 * 60_000 + 1;
  expect(removed.take({ path: '/b.md', contentHash: 'one' })).toBeUndefined();
});

it('keeps the last five thousand', () => {
  const removed = createRecentlyRemoved();
  const many = Array.from({ length: 5_001 }, (_, i) => ({
    noteId: `${i}`,
    path: `/${i}`,
    contentHash: `${i}`,
  }));
  removed.remember(many);
  const find = (i: number) => removed.take({ path: '/x', contentHash: `${i}` })?.noteId;
  expect([find(0), find(1), find(5_000)]).toEqual([undefined, '1', '5000']);
});
