import { describe, expect, it } from 'vitest';
import { createDrafts } from './drafts.ts';

function storage(limit = Infinity): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

const draft = { text: '쓰던 글', baseHash: 'abc', title: '커피' };

describe('drafts', () => {
  it('are found again until they are dropped', () => {
    const drafts = createDrafts(storage());
    drafts.keep('n', draft);
    const found = [drafts.find('n'), drafts.all()];
    drafts.drop('n');
    expect([...found, drafts.find('n'), drafts.all()]).toEqual([draft, ['n'], undefined, []]);
  });

  it('leave other things of the storage alone', () => {
    const kept = storage();
    kept.setItem('place', 'x');
    expect(createDrafts(kept).all()).toEqual([]);
  });

  it('that cannot be read are none', () => {
    const kept = storage();
    kept.setItem('draft:n', '{"text":');
    kept.setItem('draft:m', '{"text":"a"}');
    const drafts = createDrafts(kept);
    expect([drafts.find('n'), drafts.find('m')]).toEqual([undefined, undefined]);
  });

  it('too long for the storage keep nobody from writing', () => {
    expect(() => createDrafts(storage(10)).keep('n', draft)).not.toThrow();
  });
});
