import { describe, expect, it } from 'vitest';
import { restingKeys, stepComposer, type ComposerEvent } from './composerKeys.ts';

const enter = { type: 'keydown', code: 'Enter', keyCode: 13, isComposing: false, isShift: false } as const;
const taken = { ...enter, keyCode: 229, isComposing: true } as const;
const letter = { ...enter, code: 'KeyA', keyCode: 65 } as const;
const start = { type: 'compositionstart' } as const;
const end = { type: 'compositionend' } as const;
const lineBreak = { type: 'beforeinput', inputType: 'insertLineBreak' } as const;

/** @returns which of the events sent, and which were prevented, by index. */
function play(...events: ComposerEvent[]) {
  const sent: number[] = [];
  const prevented: number[] = [];
  let keys = restingKeys;
  events.forEach((event, index) => {
    const step = stepComposer(keys, event);
    keys = step.keys;
    if (step.isSent) sent.push(index);
    if (step.isPrevented) prevented.push(index);
  });
  return { sent, prevented };
}

describe('keys of the composer', () => {
  it('sends on Enter and keeps its line break out', () => {
    expect(play(enter)).toEqual({ sent: [0], prevented: [0] });
  });

  it('sends on the Enter of the number pad', () => {
    expect(play({ ...enter, code: 'NumpadEnter' }).sent).toEqual([0]);
  });

  it('breaks the line on Shift+Enter', () => {
    expect(play({ ...enter, isShift: true }, lineBreak)).toEqual({ sent: [], prevented: [] });
  });

  it('sends once, when the syllable is whole, on an Enter that the input method takes', () => {
    expect(play(start, taken, end)).toEqual({ sent: [2], prevented: [] });
  });

  it('lets no line break in when the input method passes its Enter on', () => {
    expect(play(start, taken, end, lineBreak)).toEqual({ sent: [2], prevented: [3] });
  });

  it('prevents a plain Enter inside a composition and sends when that ends', () => {
    expect(play(start, { ...enter, isComposing: true }, end)).toEqual({ sent: [2], prevented: [1] });
  });

  it('sends nothing when a composition ends by typing on', () => {
    expect(play(start, letter, end).sent).toEqual([]);
  });

  it('forgets an Enter when typing goes on in the same composition', () => {
    expect(play(start, taken, letter, end).sent).toEqual([]);
  });

  it('breaks the line on Shift+Enter in the middle of a syllable', () => {
    expect(play(start, { ...taken, isShift: true }, end, lineBreak)).toEqual({ sent: [], prevented: [] });
  });

  it('does not take a later composition for the one that was sent', () => {
    expect(play(start, taken, end, start, letter, end).sent).toEqual([2]);
  });
});
