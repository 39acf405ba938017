import { describe, expect, it } from 'vitest';
import { titleHeading } from './titleHeading.ts';
import { element, type Parent } from './tree.ts';

function drawnTitles(heading: string, title: string): readonly boolean[] {
  const tree: Parent = { children: [element('h1', {}, [{ type: 'text', value: heading }])] };
  titleHeading({ title })(tree);
  return tree.children.map((child) => 'properties' in child && child.properties.dataTitle === true);
}

describe('titleHeading', () => {
  it('draws a title once, however its letters are composed and broken', () => {
    expect(drawnTitles('봄  산책'.normalize('NFD'), '봄 산책')).toEqual([true]);
  });

  it('draws a heading that is too long for a title once', () => {
    expect(drawnTitles('길다 '.repeat(80), '길다 '.repeat(67).slice(0, 200))).toEqual([true]);
  });

  it('puts the title before a heading that says something else', () => {
    expect(drawnTitles('Part one', 'Title')).toEqual([true, false]);
  });
});
