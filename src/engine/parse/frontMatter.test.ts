import { describe, expect, it } from 'vitest';
import { readDocument } from './readDocument.ts';

const propertiesOf = async (yaml: string) => {
  const bytes = new TextEncoder().encode(`---\n${yaml}\n---\n\nbody`);
  const { properties } = await readDocument(bytes, 'x.md');
  return Object.fromEntries(properties.map(({ name, values }) => [name, values]));
};

describe('the properties of a note', () => {
  it('stand in their order with their values as written', async () => {
    const bytes = new TextEncoder().encode('---\nb: 2024-03-05\na: 1.0\nc: "두 낱말"\nd:\n---\nbody');
    expect((await readDocument(bytes, 'x.md')).properties).toEqual([
      { name: 'b', values: ['2024-03-05'] },
      { name: 'a', values: ['1.0'] },
      { name: 'c', values: ['두 낱말'] },
      { name: 'd', values: [] },
    ]);
  });

  it('may be lists, and lists of anything', async () => {
    expect(await propertiesOf('tags: [a, b]\nlinks:\n  - "[[X]]"\n  - {to: Y}')).toEqual({
      tags: ['a', 'b'],
      links: ['[[X]]', '{"to":"Y"}'],
    });
  });

  it('say what is nested in one line', async () => {
    expect(await propertiesOf('place:\n  city: Seoul\n  year: 1776')).toEqual({
      place: ['{"city":"Seoul","year":1776}'],
    });
  });

  it('follow an alias to what it names', async () => {
    expect(await propertiesOf('a: &x word\nb: *x')).toEqual({ a: ['word'], b: ['word'] });
  });

  it('are none where there is no front matter, or one that grows without end', async () => {
    const bomb = `a: &a [x,x]\n${'bcdefghi'.replace(/./g, (key) => `${key}: &${key} [*${String.fromCharCode(key.charCodeAt(0) - 1)},*${String.fromCharCode(key.charCodeAt(0) - 1)},*${String.fromCharCode(key.charCodeAt(0) - 1)},*${String.fromCharCode(key.charCodeAt(0) - 1)}]\n`)}`;
    expect(await propertiesOf(bomb)).toEqual({});
    expect((await readDocument(new TextEncoder().encode('# x'), 'x.md')).properties).toEqual([]);
  });
});
