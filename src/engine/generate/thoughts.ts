const opening = '<think>';
const closing = '</think>';

/**
 * The pieces without the `<think>…</think>` that some models write before their answer, and
 * without the white space around it.
 */
export async function* withoutThoughts(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  let state: 'start' | 'thinking' | 'after' | 'answer' = 'start';
  for await (const piece of pieces) {
    if (state === 'answer') {
      yield piece;
      continue;
    }
    held += piece;
    if (state === 'start') {
      held = held.trimStart();
      if (held.startsWith(opening)) state = 'thinking';
      else if (!opening.startsWith(held)) state = 'after';
    }
    if (state === 'thinking') {
      const end = held.indexOf(closing);
      if (end < 0) continue;
      held = held.slice(end + closing.length);
      state = 'after';
    }
    if (state === 'after') {
      held = held.trimStart();
      if (held === '') continue;
      state = 'answer';
      yield held;
    }
  }
  if (state === 'start' && held !== '') yield held;
}
