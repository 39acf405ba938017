import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { insertLink, isWebAddress, toggleBold, toggleItalic } from './markdownCommands.ts';

/** @param text with the selection between `‹` and `›`, or a cursor `|` */
function run(command: StateCommand, text: string): string | false {
  const anchor = text.search(/[‹|]/);
  const head = text.includes('›') ? text.indexOf('›') - 1 : anchor;
  let state = EditorState.create({
    doc: text.replace(/[‹›|]/g, ''),
    selection: EditorSelection.range(anchor, head),
  });
  const isDone = command({ state, dispatch: (transaction) => (state = transaction.state) });
  if (!isDone) return false;
  const { from, to } = state.selection.main;
  const doc = state.doc.toString();
  if (from === to) return `${doc.slice(0, from)}|${doc.slice(from)}`;
  return `${doc.slice(0, from)}‹${doc.slice(from, to)}›${doc.slice(to)}`;
}

describe('bold and italic', () => {
  it('mark the selection and take the marks away again', () => {
    const marked = run(toggleBold, 'a ‹커피› b');
    expect([marked, run(toggleBold, String(marked))]).toEqual(['a **‹커피›** b', 'a ‹커피› b']);
  });

  it('mark the word the cursor is in', () => {
    expect(run(toggleItalic, 'a cof|fee b')).toBe('a *cof|fee* b');
  });

  it('leave the cursor between the marks where there is no word', () => {
    expect(run(toggleBold, 'a | b')).toBe('a **|** b');
  });

  it('do not take half of a bold mark for an italic one', () => {
    expect(run(toggleItalic, '**‹a›**')).toBe('***‹a›***');
  });

  it('take the italic out of bold and italic', () => {
    expect(run(toggleItalic, '***‹a›***')).toBe('**‹a›**');
  });
});

describe('a link', () => {
  it('is made of the selection, the cursor where the target belongs', () => {
    expect(run(insertLink, '‹커피›')).toBe('[커피](|)');
  });

  it('is made around an address', () => {
    expect(run(insertLink, '‹https://example.org/a›')).toBe('[|](https://example.org/a)');
  });

  it('is not made of nothing, so that the key can search', () => {
    expect(run(insertLink, 'a|')).toBe(false);
  });
});

describe('an address', () => {
  it('is a whole one of the web', () => {
    const texts = [' https://a.org/b?c=d ', 'http://한글.kr', 'ftp://a', 'see https://a.org', 'https://a b'];
    expect(texts.map(isWebAddress)).toEqual([true, true, false, false, false]);
  });
});
