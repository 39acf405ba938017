import { describe, expect, it } from 'vitest';
import type { Answer } from '../../shared/domain/chat.ts';
import { beginTurn, completeTurn, failTurn, receivePart, type Turn } from './chatTurns.ts';

const answer: Answer = {
  question: 'q',
  answer: 'a',
  sentences: [],
  citations: [],
  abstained: false,
  model: 'quotes',
  nearest: [],
  ms: 1,
};

function play(...parts: Parameters<typeof receivePart>[1][]): Turn {
  return parts.reduce(receivePart, beginTurn(1, 'q'));
}

describe('a turn of the conversation', () => {
  it('gathers the text as it is written', () => {
    expect(play({ kind: 'text', text: '안' }, { kind: 'text', text: '녕' })).toMatchObject({
      text: '안녕',
      phase: 'writing',
    });
  });

  it('remembers which model writes and why it is not the chosen one', () => {
    const turn = play({ kind: 'model', model: 'quotes', fallback: 'ollama-unreachable' });
    expect(turn).toMatchObject({ model: 'quotes', fallback: 'ollama-unreachable' });
  });

  it('keeps what was written when it fails', () => {
    expect(failTurn(play({ kind: 'text', text: 'half' }), 'engine-gone')).toMatchObject({
      text: 'half',
      phase: 'failed',
      error: 'engine-gone',
    });
  });

  it('takes no part after its end', () => {
    const done = completeTurn(play({ kind: 'text', text: 'a' }), answer);
    expect(receivePart(done, { kind: 'text', text: 'late' })).toBe(done);
  });
});
