import { describe, expect, it } from 'vitest';
import { attachmentName } from './attachmentName.ts';
import { embedOf, linkStyleOf } from './pasteAndDrop.ts';

describe('an embedded file', () => {
  it('is written as the note writes its other links', () => {
    expect(
      ['[[a]] and [b](c.md)', '[b](c.md) and ![d](e.png)', '', '[net](https://x.org)'].map(linkStyleOf),
    ).toEqual(['wikilink', 'markdown', 'wikilink', 'wikilink']);
  });

  it('is shown when it is a picture and linked when it is not', () => {
    expect([embedOf('a.png', true, 'wikilink'), embedOf('b.pdf', false, 'wikilink')]).toEqual([
      '![[a.png]]',
      '[[b.pdf]]',
    ]);
  });

  it('has a path that Markdown can read', () => {
    expect(embedOf('files/한 장.png', true, 'markdown')).toBe(
      '![한 장.png](files/%ED%95%9C%20%EC%9E%A5.png)',
    );
  });
});

describe('the name of a pasted file', () => {
  const now = new Date(2026, 0, 2, 3, 4, 5);

  it('is its own', () => {
    expect(attachmentName({ name: 'shot.png', type: 'image/png' }, now)).toBe('shot.png');
  });

  it('is the moment for one without a name of its own', () => {
    expect([
      attachmentName({ name: 'image.png', type: 'image/png' }, now),
      attachmentName({ name: '', type: 'image/jpeg' }, now),
    ]).toEqual(['Pasted image 20260102030405.png', 'Pasted image 20260102030405.jpeg']);
  });
});
