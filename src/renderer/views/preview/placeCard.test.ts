import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAt, placeCard } from './placeCard.ts';

const view = { width: 1200, height: 800 };

describe('placeCard', () => {
  it('stands below where there is room, else above', () => {
    expect([
      placeCard({ left: 100, top: 100, right: 150, bottom: 120 }, 380, view),
      placeCard({ left: 1100, top: 700, right: 1150, bottom: 720 }, 380, view),
    ]).toEqual([
      { left: 100, top: 126, maxHeight: 340 },
      { left: 812, bottom: 106, maxHeight: 340 },
    ]);
  });

  it('never covers the link and never leaves the window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1150 }), fc.integer({ min: 0, max: 770 }), (left, top) => {
        const link = { left, top, right: left + 40, bottom: top + 20 };
        const card = placeCard(link, 380, view);
        const [from, to] =
          card.top === undefined
            ? [view.height - card.bottom! - card.maxHeight, view.height - card.bottom!]
            : [card.top, card.top + card.maxHeight];
        expect([to <= link.top || from >= link.bottom, from >= 0, to <= view.height, card.left >= 0]).toEqual(
          [true, true, true, true],
        );
      }),
    );
  });
});

describe('boxAt', () => {
  it('takes the line under the pointer', () => {
    const lines = [
      { left: 300, top: 0, right: 400, bottom: 20 },
      { left: 0, top: 20, right: 80, bottom: 40 },
    ];
    expect(boxAt(lines, 40, 30)).toBe(lines[1]);
  });
});
