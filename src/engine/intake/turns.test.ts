import { describe, expect, it } from 'vitest';
import { createTurns, type GiveWay } from './turns.ts';

function open() {
  const closing = new AbortController();
  return { closing, turns: createTurns(closing.signal), order: [] as string[] };
}

/** A run over steps that gives way before each. */
async function runSteps(order: string[], giveWay: GiveWay, before: (step: number) => void = () => {}) {
  for (let step = 1; step <= 3; step++) {
    before(step);
    await giveWay();
    order.push(`step ${step}`);
  }
}

describe('turns', () => {
  it('are taken one after another, also after one that failed', async () => {
    const { turns, order } = open();
    const failing = turns.inTurn(async () => {
      order.push('first');
      throw new Error('no');
    });
    const second = turns.inTurn(async () => void order.push('second'));
    await expect(failing).rejects.toThrow('no');
    await second;
    expect(order).toEqual(['first', 'second']);
  });

  it('let what a person waits for go before the next step', async () => {
    const { turns, order } = open();
    let between: Promise<void> | undefined;
    await turns.inTurn((giveWay) =>
      runSteps(order, giveWay, (step) => {
        if (step === 2) between = turns.between(async () => void order.push('between'));
      }),
    );
    await between;
    expect(order).toEqual(['step 1', 'between', 'step 2', 'step 3']);
  });

  it('take it after a run that ends before its next step', async () => {
    const { turns } = open();
    let between: Promise<string> | undefined;
    await turns.inTurn(async () => {
      between = turns.between(async () => 'after');
    });
    expect(await between).toBe('after');
  });

  it('let others go beside work that does not look at the library', async () => {
    const { turns, order } = open();
    let end = () => {};
    const work = new Promise<void>((resolve) => (end = resolve)).then(() => void order.push('work'));
    const running = turns.inTurn(() => turns.beside(work));
    await turns.between(async () => void order.push('between'));
    end();
    await running;
    expect(order).toEqual(['between', 'work']);
  });

  it('are held by a pause, and let what a person waits for through', async () => {
    const { turns, order } = open();
    turns.setPaused(true);
    const running = turns.inTurn((giveWay) => runSteps(order, giveWay));
    await turns.between(async () => void order.push('between'));
    turns.setPaused(false);
    await running;
    expect(order).toEqual(['between', 'step 1', 'step 2', 'step 3']);
  });

  it('are given at once to what is aborted while it waits', async () => {
    const { turns, order } = open();
    turns.setPaused(true);
    const held = turns.inTurn((giveWay) => runSteps(order, giveWay));
    const cancel = new AbortController();
    const waiting = turns.inTurn(async () => 'ended', cancel.signal);
    cancel.abort();
    expect([await waiting, order]).toEqual(['ended', []]);
    turns.setPaused(false);
    await held;
  });

  it('end when all closes, also in a pause', async () => {
    const { turns, closing, order } = open();
    turns.setPaused(true);
    const running = turns.inTurn((giveWay) => runSteps(order, giveWay));
    closing.abort();
    await Promise.all([running, turns.settle()]);
    expect(order).toEqual(['step 1', 'step 2', 'step 3']);
  });
});
