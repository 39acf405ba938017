import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../shared/messages/index.ts';
import { fromOption, modelOptions, toOption } from './modelOptions.ts';

const t = createTranslate('en');
const status = { isReachable: true, host: '', models: ['qwen3:4b', 'gemma3'] };

describe('modelOptions', () => {
  it('still offers a chosen model that Ollama does not have now', () => {
    expect(modelOptions(status, 'gone', t).at(-1)).toEqual({ value: 'gone', label: 'gone (not there now)' });
  });

  it('does not name a chosen model twice', () => {
    expect(modelOptions(status, 'gemma3', t).filter(({ value }) => value === 'gemma3').length).toBe(1);
  });

  it('has a value for every choice that leads back to it', () => {
    const choices = [undefined, null, 'gemma3'];
    expect(choices.map((choice) => fromOption(toOption(choice)))).toEqual(choices);
  });
});
