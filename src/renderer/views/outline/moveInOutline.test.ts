import { describe, expect, it } from 'vitest';
import { moveInOutline, shownRow, visibleRows } from './moveInOutline.ts';

/** One; One.A; One.A.i; Two; Two.A */
const depths = [0, 1, 2, 0, 1];
const none = () => false;
const shutFirst = (index: number) => index === 0;

describe('the outline', () => {
  it('hides everything below a shut row', () => {
    expect([visibleRows(depths, none), visibleRows(depths, shutFirst)]).toEqual([
      [0, 1, 2, 3, 4],
      [0, 3, 4],
    ]);
  });

  it('steps over what is hidden and stays at the ends', () => {
    expect([
      moveInOutline('ArrowDown', 0, depths, shutFirst),
      moveInOutline('ArrowUp', 0, depths, none),
      moveInOutline('End', 0, depths, none),
      moveInOutline('ArrowDown', 4, depths, none),
    ]).toEqual([3, 0, 4, 4]);
  });

  it('goes out and in by left and right', () => {
    expect([
      moveInOutline('ArrowLeft', 2, depths, none),
      moveInOutline('ArrowRight', 3, depths, none),
      moveInOutline('ArrowLeft', 0, depths, none),
      moveInOutline('x', 0, depths, none),
    ]).toEqual([1, 4, 0, undefined]);
  });

  it('shows a hidden heading by the row that hides it', () => {
    expect([shownRow(2, depths, shutFirst), shownRow(2, depths, none)]).toEqual([0, 2]);
  });
});
