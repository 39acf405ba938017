import { describe, expect, it } from 'vitest';
import type { Hit, SearchAnswer } from '../../shared/domain/search.ts';
import { SaegimError } from '../../shared/errors.ts';
import { createSearchSession, groupByNote, isSearching } from './searchSession.ts';

function hit(noteId: string, ordinal = 0): Hit {
  return {
    chunkId: `${noteId}:${ordinal}`,
    noteId,
    path: `${noteId}.md`,
    title: noteId,
    headingPath: [],
    range: { start: ordinal, end: ordinal + 1 },
    text: 'x',
    score: 1,
    parts: { words: 1, meaning: 0 },
    marks: [],
  };
}

function answerOf(...hits: Hit[]): SearchAnswer {
  return { hits, usedMeaning: true, ms: 1 };
}

/** A search whose pauses and answers the test ends by hand. */
function scriptedSearch() {
  const pauses: (() => void)[] = [];
  const asked: {
    text: string;
    answer: (answer: SearchAnswer) => Promise<void>;
    fail: () => Promise<void>;
  }[] = [];
  const opened: string[] = [];
  const session = createSearchSession({
    query: (text) => {
      let resolve!: (answer: SearchAnswer) => void;
      let reject!: (error: unknown) => void;
      const promise = new Promise<SearchAnswer>((...settlers) => ([resolve, reject] = settlers));
      const settled = () => promise.then(undefined, () => undefined).then(() => undefined);
      asked.push({
        text,
        answer: (answer) => (resolve(answer), settled()),
        fail: () => (reject(new SaegimError('engine-gone', 'gone')), settled()),
      });
      return promise;
    },
    open: (found) => opened.push(found.chunkId),
    afterPause: (callback) => {
      pauses.push(callback);
      return () => pauses.splice(pauses.indexOf(callback), 1);
    },
  });
  const endPause = () => pauses.splice(0).forEach((callback) => callback());
  return { ...session, asked, opened, pauses, endPause };
}

describe('searching while typing', () => {
  it('asks once for what was typed within one pause', () => {
    const search = scriptedSearch();
    search.setText('회');
    search.setText('회의');
    search.endPause();
    expect(search.asked.map(({ text }) => text)).toEqual(['회의']);
  });

  it('ignores the answer to an older text that comes late', async () => {
    const search = scriptedSearch();
    search.setText('a');
    search.endPause();
    search.setText('ab');
    search.endPause();
    await search.asked[1].answer(answerOf(hit('new')));
    await search.asked[0].answer(answerOf(hit('old')));
    expect(search.store.getState().answer?.hits.map(({ noteId }) => noteId)).toEqual(['new']);
  });

  it('keeps the former hits in sight until the next answer has come', async () => {
    const search = scriptedSearch();
    search.setText('a');
    search.endPause();
    await search.asked[0].answer(answerOf(hit('one')));
    search.setText('ab');
    expect([search.store.getState().answer?.hits.length, isSearching(search.store.getState())]).toEqual([
      1,
      true,
    ]);
  });

  it('does not ask again when the text comes back to what is answered', async () => {
    const search = scriptedSearch();
    search.setText('a');
    search.endPause();
    await search.asked[0].answer(answerOf(hit('one')));
    search.setText('ab');
    search.setText('a');
    search.endPause();
    expect([search.asked.length, isSearching(search.store.getState())]).toEqual([1, false]);
  });

  it('asks nothing for an empty text', () => {
    const search = scriptedSearch();
    search.setText('a');
    search.setText('  ');
    search.endPause();
    expect([search.asked.length, search.store.getState().answer]).toEqual([0, undefined]);
  });

  it('opens the active hit on Enter', async () => {
    const search = scriptedSearch();
    search.setText('a');
    search.endPause();
    await search.asked[0].answer(answerOf(hit('one'), hit('two')));
    search.move(1, 2);
    search.submit();
    expect(search.opened).toEqual(['two:0']);
  });

  it('opens the first hit of the new text when Enter came before its answer', async () => {
    const search = scriptedSearch();
    search.setText('a');
    search.endPause();
    await search.asked[0].answer(answerOf(hit('old')));
    search.setText('ab');
    search.submit();
    search.endPause();
    await search.asked[1].answer(answerOf(hit('new')));
    expect(search.opened).toEqual(['new:0']);
  });

  it('opens nothing by itself when typing went on after Enter', async () => {
    const search = scriptedSearch();
    search.setText('a');
    search.submit();
    search.setText('ab');
    search.endPause();
    await search.asked[0].answer(answerOf(hit('new')));
    expect(search.opened).toEqual([]);
  });

  it('goes around the ends with the arrow keys', async () => {
    const search = scriptedSearch();
    search.setText('a');
    search.endPause();
    await search.asked[0].answer(answerOf(hit('one'), hit('two'), hit('three')));
    search.move(-1, 3);
    expect(search.store.getState().active).toBe(2);
  });

  it('says why a search failed and answers the next try', async () => {
    const search = scriptedSearch();
    search.setText('a');
    search.endPause();
    await search.asked[0].fail();
    const { error } = search.store.getState();
    search.retry();
    await search.asked[1].answer(answerOf(hit('one')));
    expect([error, search.store.getState().error, search.store.getState().answer?.hits.length]).toEqual([
      'engine-gone',
      undefined,
      1,
    ]);
  });
});

describe('groupByNote', () => {
  it('puts the hits of one note together in the order of the best', () => {
    const groups = groupByNote([hit('b', 1), hit('a'), hit('b', 2)]);
    expect(groups.map((group) => group.map(({ chunkId }) => chunkId))).toEqual([['b:1', 'b:2'], ['a:0']]);
  });
});

describe('asking anew', () => {
  it('takes what is gone out of sight and stays on the chosen row', async () => {
    const search = scriptedSearch();
    search.setText('회의');
    search.endPause();
    await search.asked[0].answer(answerOf(hit('a'), hit('b'), hit('c')));
    search.activate(2);
    search.refresh();
    await search.asked[1].answer(answerOf(hit('b'), hit('c')));
    expect(search.store.getState()).toMatchObject({
      answer: { hits: [{ noteId: 'b' }, { noteId: 'c' }] },
      active: 1,
    });
  });

  it('waits for nothing while another text is being asked', () => {
    const search = scriptedSearch();
    search.refresh();
    search.setText('회의');
    search.refresh();
    expect(search.asked).toEqual([]);
  });
});
