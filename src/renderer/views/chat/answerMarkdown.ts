import type { Answer } from '../../../shared/domain/chat.ts';

/** The answer with its quotes as footnotes, ready to be pasted into a note. */
export function answerMarkdown({ answer, citations }: Answer): string {
  const numbers = new Set(citations.map(({ number }) => number));
  const text = answer.replace(/[ \t]*\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g, (_, list: string) =>
    list
      .split(',')
      .map(Number)
      .filter((number) => numbers.has(number))
      .map((number) => `[^${number}]`)
      .join(''),
  );
  const notes = citations.map(({ number, title, quote }) => `[^${number}]: [[${title}]] “${oneLine(quote)}”`);
  return [text.trim(), ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n') + '\n';
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
