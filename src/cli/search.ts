import type { Engine } from '../engine/engine.ts';
import type { Output } from './output.ts';

export async function search(engine: Engine, output: Output, words: string, limit: number): Promise<0> {
  const { hits, usedMeaning, ms } = await engine.parts.search.search(
    words,
    limit,
    new AbortController().signal,
  );
  const isEmpty = engine.parts.store.counts().notes === 0;
  if (isEmpty) output.note('nothing was imported into this library yet');
  else if (!usedMeaning) output.note('found by words only: nothing is embedded yet');
  const rows = hits.map(({ path, title, headingPath, range, text, score, parts }) => ({
    path,
    title,
    heading: headingPath.join(' › '),
    start: range.start,
    end: range.end,
    text,
    score,
    parts,
  }));
  const lines = rows.map(
    ({ path, heading, text, score }, i) =>
      `${i + 1}. ${path}${heading ? ` — ${heading}` : ''}  (${score.toFixed(3)})\n   ${shorten(text)}`,
  );
  output.result({ hits: rows, ms }, lines.length > 0 ? lines.join('\n') : 'nothing found');
  return 0;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
