import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlainText } from './plainText.ts';

/** Blocks as `level text` or text, with the headings above. */
function outlineOf(text: string, fileName: string) {
  return parsePlainText(text, fileName).blocks.map(({ level, range, headingPath }) => [
    level ?? '',
    text.slice(range.start, range.end),
    headingPath.join(' > '),
  ]);
}

describe('Org', () => {
  const text =
    '#+TITLE: 커피\n#+FILETAGS: :drink:home:\n#+DATE: <2024-03-01 Fri>\n\n* TODO [#A] 추출 [[file:물.org::*온도][물]] :brew:\ntext\n** Deep\n#+begin_src org\n* no heading\n#+end_src\n* Other\nend [[https://a.org][web]] [[file:x.png]]\n';

  it('has titles, tags, a day and headings; not in blocks of code', () => {
    const { title, tags, created } = parsePlainText(text, 'a.org');
    expect({ title, tags, created }).toEqual({
      title: '커피',
      tags: ['drink', 'home', 'brew'],
      created: new Date(2024, 2, 1).getTime(),
    });
    expect(outlineOf(text, 'a.org')).toEqual([
      ['', '#+TITLE: 커피\n#+FILETAGS: :drink:home:\n#+DATE: <2024-03-01 Fri>', ''],
      [1, '* TODO [#A] 추출 [[file:물.org::*온도][물]] :brew:', '추출 물'],
      ['', 'text', '추출 물'],
      [2, '** Deep', '추출 물 > Deep'],
      ['', '#+begin_src org\n* no heading\n#+end_src', '추출 물 > Deep'],
      [1, '* Other', 'Other'],
      ['', 'end [[https://a.org][web]] [[file:x.png]]', 'Other'],
    ]);
  });

  it('links to other notes', () => {
    expect(
      parsePlainText(text, 'a.org').links.map(({ range, ...link }) => [
        link,
        text.slice(range.start, range.end),
      ]),
    ).toEqual([[{ kind: 'markdown', target: '물.org', heading: '온도' }, '[[file:물.org::*온도][물]]']]);
  });
});

it('reStructuredText has headings by their lines, levels in the order of their looks', () => {
  const text =
    '=====\nTitle\n=====\n\nintro\n\nPart\n====\ntext\n\nSub\n---\n\nmore\n\nNext 부분\n=========\nend\n\n===  ===\na    b\n===  ===\n';
  expect(parsePlainText(text, 'a.rst').title).toBe('Title');
  expect(outlineOf(text, 'a.rst')).toEqual([
    [1, '=====\nTitle\n=====', ''],
    ['', 'intro', ''],
    [2, 'Part\n====', 'Part'],
    ['', 'text', 'Part'],
    [3, 'Sub\n---', 'Part > Sub'],
    ['', 'more', 'Part > Sub'],
    [2, 'Next 부분\n=========', 'Next 부분'],
    ['', 'end', 'Next 부분'],
    ['', '===  ===\na    b\n===  ===', 'Next 부분'],
  ]);
});

it('LaTeX has a title and sections', () => {
  const text =
    '\\documentclass{article}\n\\title{On \\emph{coffee} {\\LaTeX}\\thanks{x}}\n\\begin{document}\n\\section{Water \\& heat}\\label{sec:w}\ntext\n\\subsection*{Deep}\n% \\section{no}\nend\n';
  expect(parsePlainText(text, 'a.tex').title).toBe('On coffee');
  expect(outlineOf(text, 'a.tex')).toEqual([
    ['', '\\documentclass{article}\n\\title{On \\emph{coffee} {\\LaTeX}\\thanks{x}}\n\\begin{document}', ''],
    [2, '\\section{Water \\& heat}\\label{sec:w}', 'Water & heat'],
    ['', 'text', 'Water & heat'],
    [3, '\\subsection*{Deep}', 'Water & heat > Deep'],
    ['', '% \\section{no}\nend', 'Water & heat > Deep'],
  ]);
});

it('every character that is no blank is in one block, in order, whatever the text and its kind', () => {
  const piece = fc.constantFrom(
    '*',
    '* a',
    '\n',
    '\r\n',
    '\r',
    '===',
    '---',
    'Title',
    ' ',
    '\\section{',
    '}',
    '#+begin_',
    '가',
    ':a:',
    '\t',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom('a.org', 'a.rst', 'a.tex', 'a.txt'),
      (pieces, name) => {
        const text = pieces.join('');
        let last = 0;
        let rest = '';
        for (const { range } of parsePlainText(text, name).blocks) {
          expect(range.start).toBeGreaterThanOrEqual(last);
          expect(range.end).toBeGreaterThan(range.start);
          rest += text.slice(last, range.start);
          last = range.end;
        }
        expect((rest + text.slice(last)).trim()).toBe('');
      },
    ),
    { numRuns: 500 },
  );
});
