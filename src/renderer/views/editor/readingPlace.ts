/** The line of a note's text that stands at the top while it is read, and back: found by the words of the blocks. */

/** Enough words to tell a block from its neighbours. */
const comparedLength = 24;

/** @param text of the file. @returns the line, from 0; undefined where the view does not tell */
export function lineInSight(scroller: HTMLElement, text: string): number | undefined {
  const blocks = blocksOf(scroller);
  const top = scroller.getBoundingClientRect().top;
  const first = blocks.findIndex((block) => block.getBoundingClientRect().bottom > top + 4);
  if (first <= 0) return first === 0 ? 0 : undefined;
  const heading = blocks.slice(0, first + 1).findLast((block) => block.dataset['start'] !== undefined);
  const start = Number(heading?.dataset['start'] ?? 0);
  const wanted = wordsOf(blocks[first].textContent ?? '').slice(0, comparedLength);
  const lines = text.split('\n');
  const from = text.slice(0, start).split('\n').length - 1;
  if (wanted === '' || blocks[first] === heading) return from;
  const found = lines.findIndex((line, index) => index >= from && beginsAlike(wordsOf(line), wanted));
  return found >= 0 ? found : from;
}

/** @returns whether the block was found and brought to the top */
export function showLine(scroller: HTMLElement, text: string, line: number): boolean {
  if (line <= 0) {
    scroller.scrollTop = 0;
    return true;
  }
  const lines = text.split('\n');
  const offset = lines.slice(0, line).join('\n').length;
  const blocks = blocksOf(scroller);
  if (blocks.length === 0) return false;
  const from = blocks.findLastIndex(({ dataset }) => Number(dataset['start'] ?? Infinity) <= offset);
  const next = blocks.findIndex(({ dataset }, index) => index > from && dataset['start'] !== undefined);
  const between = blocks.slice(Math.max(0, from), next < 0 ? undefined : next);
  const wanted = wordsOf(lines.slice(line).find((each) => wordsOf(each) !== '') ?? '').slice(
    0,
    comparedLength,
  );
  const block = between.find(
    ({ textContent }) => wanted !== '' && wordsOf(textContent ?? '').includes(wanted),
  );
  const shown = block ?? between[0];
  if (!shown) return true;
  scroller.scrollTop += shown.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  return true;
}

function blocksOf(scroller: HTMLElement): readonly HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>('[data-markdown="0"] > *')];
}

function beginsAlike(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return length >= 4 ? a.slice(0, length) === b.slice(0, length) : a === b;
}

/** Letters and digits alone: marks of Markdown are not in what is read. */
function wordsOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}
