import { expect, it } from 'vitest';
import { gluedSpans } from './gluedSpans.ts';

it('a citation stays with the word before it', () => {
  const one = { kind: 'citation', number: 1 } as const;
  const two = { kind: 'citation', number: 2 } as const;
  const text = { kind: 'text', text: '물은 끓는다' } as const;
  expect(gluedSpans([text, one, two, { kind: 'text', text: '.' }])).toEqual([
    { kind: 'text', text: '물은 ' },
    { kind: 'glued', spans: [{ kind: 'text', text: '끓는다' }, one, two] },
    { kind: 'text', text: '.' },
  ]);
});
