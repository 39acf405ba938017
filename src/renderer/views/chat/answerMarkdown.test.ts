import { expect, it } from 'vitest';
import { answerMarkdown } from './answerMarkdown.ts';

it('an answer is copied with its quotes as footnotes', () => {
  const citation = {
    number: 1,
    noteId: 'n',
    path: '물.md',
    title: '물',
    range: { start: 0, end: 3 },
    quote: '물은\n  끓는다',
  };
  const markdown = answerMarkdown({
    question: 'q',
    answer: '물은 끓는다 [1]. 아마도 [3].',
    sentences: [],
    citations: [citation],
    abstained: false,
    model: 'gemma3:4b',
    nearest: [],
    ms: 1,
  });
  expect(markdown).toBe('물은 끓는다[^1]. 아마도.\n\n[^1]: [[물]] “물은 끓는다”\n');
});
