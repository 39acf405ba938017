import { describe, expect, test } from 'vitest';
import { placeWindow } from './windowState.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 1920, height: 1080 };

describe('the window', () => {
  test('returns to where it was', () => {
    const former = { x: 1500, y: 40, width: 1200, height: 800 };
    expect(placeWindow(former, [laptop, second])).toEqual(former);
  });

  test('comes back to a screen that is there when its own is gone', () => {
    expect(placeWindow({ x: 1500, y: 40, width: 1200, height: 800 }, [laptop])).toEqual({
      width: 1200,
      height: 800,
    });
  });

  test('does not hide its title above the screen', () => {
    expect(placeWindow({ x: 100, y: -300, width: 1000, height: 700 }, [laptop])).toEqual({
      width: 1000,
      height: 700,
    });
  });

  test('is never larger than the screen', () => {
    expect(placeWindow({ x: 0, y: 25, width: 4000, height: 3000 }, [laptop])).toEqual({
      x: 0,
      y: 25,
      width: 1440,
      height: 875,
    });
    expect(placeWindow(undefined, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
      width: 1024,
      height: 600,
    });
  });
});
