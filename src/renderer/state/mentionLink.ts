/** The words stay as they are read. */
export function asLink(words: string, target: string): string {
  return words === target ? `[[${words}]]` : `[[${target}|${words}]]`;
}

/** @returns undefined where the words no longer stand there */
export function replaceAt(text: string, start: number, before: string, after: string): string | undefined {
  const end = start + before.length;
  return text.slice(start, end) === before ? text.slice(0, start) + after + text.slice(end) : undefined;
}
