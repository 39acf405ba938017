import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activeTab,
  closeOtherTabs,
  closeTab,
  goBackInTab,
  goForwardInTab,
  moveTab,
  noTabs,
  openHere,
  openInNewTab,
  readTabs,
  reopenTab,
  stepTab,
  writeTabs,
  type TabsState,
} from './tabs.ts';

const place = (noteId: string) => ({ noteId });
const open = (...ids: string[]) =>
  ids.reduce((state, id) => openInNewTab(state, place(id)), noTabs as TabsState);
const shown = ({ tabs, active }: TabsState) =>
  tabs.map(({ place: { noteId } }, index) => (index === active ? `[${noteId}]` : noteId)).join(' ');

describe('tabs', () => {
  it('opens the first note in a tab of its own', () => {
    expect(shown(openHere(noTabs, place('a')))).toBe('[a]');
  });

  it('opens a new tab right of the one in front', () => {
    expect(shown(openInNewTab(stepTab(open('a', 'b'), 1), place('c')))).toBe('a [c] b');
  });

  it('has a way back for each tab alone', () => {
    const two = openHere(openInNewTab(openHere(open('a'), place('b')), place('x')), place('y'));
    expect([shown(goBackInTab(two)), shown(goBackInTab(stepTab(two, 1)))]).toEqual(['b [x]', '[a] y']);
  });

  it('goes forward to where it came back from', () => {
    const there = openHere(openHere(open('a'), place('b')), place('c'));
    expect(goForwardInTab(goBackInTab(there)).tabs).toEqual(there.tabs);
  });

  it('does not take another passage of the same note for a step', () => {
    const same = openHere(open('a'), { noteId: 'a', range: { start: 3, end: 5 } });
    expect(activeTab(same)).toEqual({
      id: 1,
      place: { noteId: 'a', range: { start: 3, end: 5 } },
      past: [],
      future: [],
    });
  });

  it('shows the right neighbour of a closed tab, and the left one at the end', () => {
    const three = stepTab(open('a', 'b', 'c'), -1);
    expect([shown(closeTab(three, 1)), shown(closeTab(open('a', 'b', 'c'), 2))]).toEqual(['a [c]', 'a [b]']);
  });

  it('keeps the tab in front when one behind it is closed', () => {
    expect(shown(closeTab(open('a', 'b', 'c'), 0))).toBe('b [c]');
  });

  it('reopens closed tabs where they were, the last one first', () => {
    const closed = closeTab(closeTab(open('a', 'b', 'c'), 0), 0);
    expect([shown(reopenTab(closed)), shown(reopenTab(reopenTab(closed)))]).toEqual(['[b] c', '[a] b c']);
  });

  it('can bring all the others back after closing them', () => {
    const alone = closeOtherTabs(open('a', 'b', 'c'), 1);
    expect([shown(alone), shown(reopenTab(reopenTab(alone)))]).toEqual(['[b]', '[a] b c']);
  });

  it('goes around the ends', () => {
    expect([shown(stepTab(open('a', 'b'), 1)), shown(stepTab(stepTab(open('a', 'b'), -1), -1))]).toEqual([
      '[a] b',
      'a [b]',
    ]);
  });

  it('keeps the same tab in front when tabs are put elsewhere', () => {
    expect(shown(moveTab(open('a', 'b', 'c'), 0, 2))).toBe('b [c] a');
  });

  it('comes back with the next start, without the notes that are gone', () => {
    const written = writeTabs(stepTab(open('a', 'b', 'c'), -1));
    expect(shown(readTabs(written, (id) => id !== 'a'))).toBe('[b] c');
  });

  it('opens without tabs when what was kept cannot be read', () => {
    for (const text of ['', 'null', '[]', '{"notes":7}', '{"notes":[1]}']) {
      expect(readTabs(text, () => true).tabs).toEqual([]);
    }
  });

  it('always has one of its tabs in front, and no tab twice', () => {
    const steps = fc.array(fc.tuple(fc.nat(7), fc.nat(5), fc.nat(5)), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (all) => {
        const state = all.reduce<TabsState>((now, [kind, a, b]) => {
          if (kind === 0) return openInNewTab(now, place(`n${a}`));
          if (kind === 1) return openHere(now, place(`n${a}`));
          if (kind === 2) return closeTab(now, a);
          if (kind === 3) return reopenTab(now);
          if (kind === 4) return stepTab(now, a - 2);
          if (kind === 5) return moveTab(now, a, b);
          return kind === 6 ? goBackInTab(now) : closeOtherTabs(now, a);
        }, noTabs);
        const ids = state.tabs.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(state.tabs.length === 0 || activeTab(state) !== undefined).toBe(true);
      }),
    );
  });
});
