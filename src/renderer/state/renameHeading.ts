/**
 * Many notes repeat their file name as their first heading; renamed, both are to say the new name.
 * @returns the text as it was when its first line of text is another
 */
export function renameHeading(text: string, from: string, to: string): string {
  const head = /^(?:---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$))?\s*/.exec(text)?.[0] ?? '';
  const rest = text.slice(head.length);
  const found = /^#[ \t]+(.*?)[ \t]*(?=\r?\n|\r|$)/.exec(rest);
  if (!found || found[1].normalize('NFC') !== from.normalize('NFC')) return text;
  return `${head}# ${to}${rest.slice(found[0].length)}`;
}
