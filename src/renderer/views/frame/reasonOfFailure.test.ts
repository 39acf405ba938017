import { describe, expect, it } from 'vitest';
import { reasonOfFailure } from './reasonOfFailure.ts';

describe('reasonOfFailure', () => {
  it('speaks of the library, not of a note, when its folder cannot be used', () => {
    expect([reasonOfFailure('permission-denied'), reasonOfFailure('not-found')]).toEqual([
      { title: 'engine.failed.folder', body: 'engine.failed.folder.body' },
      { title: 'engine.failed.folder', body: 'engine.failed.folder.body' },
    ]);
  });

  it('says of a missing model what the error says', () => {
    expect(reasonOfFailure('model-missing').title).toBe('error.model-missing');
  });

  it('says only that it stopped when nothing more is known', () => {
    expect([reasonOfFailure('engine-gone'), reasonOfFailure(undefined)]).toEqual([
      { title: 'engine.failed', body: 'engine.failed.body' },
      { title: 'engine.failed', body: 'engine.failed.body' },
    ]);
  });
});
