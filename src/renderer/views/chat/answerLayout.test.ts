import { describe, expect, it } from 'vitest';
import type { Answer, Citation } from '../../../shared/domain/chat.ts';
import { layOutAnswer, layOutDraft, type Block } from './answerLayout.ts';

function citation(number: number): Citation {
  return { number, noteId: 'n', path: 'n.md', title: 'N', range: { start: 0, end: 1 }, quote: 'q' };
}

/** Blocks as lines: marker, words, `[n]` for citations, `!` before a sentence that nothing supports. */
function drawn(blocks: readonly Block[]): string[] {
  return blocks.map(({ marker, sentences }) => {
    const texts = sentences.map(({ spans, isSupported }) => {
      const words = spans.map((span) => (span.kind === 'citation' ? `[${span.number}]` : span.text)).join('');
      return isSupported ? words : `!${words}`;
    });
    return [...(marker ? [marker] : []), ...texts].join(' ');
  });
}

function layOut(answer: string, sentences: Answer['sentences'], numbers = [1, 2]): string[] {
  return drawn(layOutAnswer({ answer, sentences, citations: numbers.map(citation) }));
}

describe('layOutAnswer', () => {
  it('puts citations where the sentence names them', () => {
    expect(
      layOut('A [1] is B [2].', [{ text: 'A [1] is B [2].', citations: [1, 2], supported: true }]),
    ).toEqual(['A[1] is B[2].']);
  });

  it('adds citations at the end when the sentence does not write them', () => {
    expect(layOut('한 문장.', [{ text: '한 문장.', citations: [2, 1], supported: true }])).toEqual([
      '한 문장.[2][1]',
    ]);
  });

  it('leaves out numbers behind which there is nothing', () => {
    expect(layOut('A [7].', [{ text: 'A [7].', citations: [7], supported: false }])).toEqual(['!A.']);
  });

  it('keeps paragraphs and items apart and sentences of one line together', () => {
    const answer = 'Two things. Both matter.\n\n- First [1]. Really.\n- Second [2].';
    const sentences = ['Two things.', 'Both matter.', 'First [1].', 'Really.', 'Second [2].'].map((text) => ({
      text,
      citations: [...text.matchAll(/\[(\d)\]/g)].map(([, number]) => Number(number)),
      supported: true,
    }));
    expect(layOut(answer, sentences)).toEqual([
      'Two things. Both matter.',
      '• First[1]. Really.',
      '• Second[2].',
    ]);
  });

  it('reads the sign of an item from the sentence as well', () => {
    const sentences = [
      { text: '1. One', citations: [], supported: true },
      { text: '2. Two', citations: [], supported: true },
    ];
    expect(layOut('1. One\n2. Two', sentences)).toEqual(['1. One', '2. Two']);
  });

  it('loses no sentence that is not found in the text', () => {
    expect(layOut('Something else.', [{ text: 'One.', citations: [], supported: true }])).toEqual(['One.']);
  });

  it('draws bold and code', () => {
    const [block] = layOutAnswer({
      answer: 'Use **this** `x`.',
      sentences: [{ text: 'Use **this** `x`.', citations: [], supported: true }],
      citations: [],
    });
    expect(block.sentences[0].spans.map(({ kind }) => kind)).toEqual([
      'text',
      'strong',
      'text',
      'code',
      'text',
    ]);
  });
});

describe('layOutDraft', () => {
  it('lays out what has been written so far', () => {
    expect(drawn(layOutDraft('So:\n- one [1]\n- tw'))).toEqual(['So:', '• one[1]', '• tw']);
  });
});
