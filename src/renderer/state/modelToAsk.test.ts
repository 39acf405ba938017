import { describe, expect, it } from 'vitest';
import { modelToAsk } from './modelToAsk.ts';

describe('modelToAsk', () => {
  it('takes the first model when none was chosen', () => {
    expect(modelToAsk(undefined, ['gemma3:4b', 'qwen3:4b'])).toBe('gemma3:4b');
  });

  it('quotes when there is no model', () => {
    expect(modelToAsk(undefined, [])).toBe(null);
  });

  it('keeps to what was chosen, even if it is not there', () => {
    expect([modelToAsk('qwen3:8b', []), modelToAsk(null, ['gemma3:4b'])]).toEqual(['qwen3:8b', null]);
  });
});
