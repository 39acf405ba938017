import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, mixHex } from '../../scene/colour.ts';
import { groupNameInk } from '../../scene/labelLayer.ts';
import { clusterColourCount } from './clusterColours.ts';

const css = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');

/** The variables of a theme as the style sheet has them. */
function readTheme(theme: 'light' | 'dark'): (name: string) => string {
  const block = css.split(`:root[data-theme='${theme}'] {`)[1].split('\n}')[0];
  return (name) => {
    const value = new RegExp(`${name}: (#[0-9a-f]{6});`).exec(block)?.[1];
    if (!value) throw new Error(`${name} is not a hex colour of the ${theme} theme`);
    return value;
  };
}

describe.each(['light', 'dark'] as const)('colours of the %s scene', (theme) => {
  const read = readTheme(theme);
  const ground = read('--scene-ground');
  const clusters = Array.from({ length: clusterColourCount }, (_, index) => read(`--cluster-${index}`));

  it('sets every cluster off from the ground', () => {
    for (const colour of clusters) expect(contrast(colour, ground)).toBeGreaterThan(3);
  });

  it('gives every cluster a name that reads well', () => {
    for (const colour of clusters) {
      expect(contrast(mixHex(colour, read('--scene-label'), groupNameInk), ground)).toBeGreaterThan(4.5);
    }
  });

  it('makes no cluster louder than another', () => {
    const all = clusters.map((colour) => contrast(colour, ground));
    expect(Math.max(...all) / Math.min(...all)).toBeLessThan(2);
  });

  it('has no colour twice', () => {
    expect(new Set(clusters).size).toBe(clusterColourCount);
  });

  it('writes titles that read well', () => {
    expect(contrast(read('--scene-label'), ground)).toBeGreaterThan(7);
  });
});
