import { describe, expect, it } from 'vitest';
import type { LibraryStatus } from '../../../shared/domain/library.ts';
import { answersBy, meaningOf } from './statusOf.ts';

const status: LibraryStatus = {
  notes: 2,
  chunks: 10,
  embedded: 4,
  roots: [],
  indexFolder: '',
  indexBytes: 0,
  model: '',
  isReadOnly: false,
  failed: 0,
  isPaused: false,
  isImporting: false,
};

describe('meaningOf', () => {
  it('believes the background work while it goes on', () => {
    const embedding = { done: 5, total: 10, tokensPerSecond: 1, secondsLeft: 3 };
    expect(meaningOf({ status, embedding })).toEqual(embedding);
  });

  it('counts the library when nothing has been said', () => {
    expect(meaningOf({ status })).toEqual({ done: 4, total: 10 });
  });

  it('is done when the work says so, though the library was counted before', () => {
    expect(meaningOf({ status, embedding: { done: 10, total: 10, tokensPerSecond: 1 } })).toEqual({
      done: 10,
      total: 10,
    });
  });

  it('is not done while an import brings passages that the work has not begun with', () => {
    expect(meaningOf({ status, embedding: { done: 0, total: 0, tokensPerSecond: 0 } })).toEqual({
      done: 4,
      total: 10,
    });
  });

  it('has nothing to say of an empty library', () => {
    expect(meaningOf({ status: { ...status, chunks: 0, embedded: 0 } })).toBeUndefined();
  });
});

describe('answersBy', () => {
  const found = { isReachable: true, host: '', models: ['a', 'b'] };

  it('takes the first model when none was chosen', () => {
    expect([answersBy(found, undefined), answersBy(found, 'b')]).toEqual([
      { kind: 'model', model: 'a' },
      { kind: 'model', model: 'b' },
    ]);
  });

  it('quotes when asked to, and when there is no model', () => {
    expect([answersBy(found, null), answersBy({ ...found, isReachable: false, models: [] }, 'b')]).toEqual([
      { kind: 'quotes', isChosen: true },
      { kind: 'quotes', isChosen: false },
    ]);
  });
});
