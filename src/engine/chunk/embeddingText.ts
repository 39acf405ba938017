/** A heading says what it is about in its first words; long ones would crowd out the passage. */
const maxEntryCharacters = 80;
/** So that a passage keeps at least half of its tokens even where each of these characters is one. */
const maxContextCharacters = 120;

/**
 * What is embedded of a passage, without the model's prefix: where it stands (title and headings), as far
 * as no line of it says so already, then the passage itself.
 * @param tableHeader first row of a table whose later rows the passage begins with
 */
export function embeddingText(
  title: string,
  headingPath: readonly string[],
  text: string,
  tableHeader?: string,
): string {
  const context = contextOf(title, headingPath, text);
  return [context, shorten(tableHeader ?? '', 2 * maxContextCharacters), text]
    .filter((part) => part !== '')
    .join('\n');
}

function contextOf(title: string, headingPath: readonly string[], text: string): string {
  const lines = new Set(text.split(/[\r\n]+/).map(lettersOf));
  const entries = [title, ...headingPath]
    .filter((entry) => !lines.has(lettersOf(entry)))
    .map((entry) => shorten(entry, maxEntryCharacters));
  // The title and the nearest heading say most; what lies between them goes first.
  while (entries.length > 2 && lengthOf(entries) > maxContextCharacters) entries.splice(1, 1);
  return shorten(entries.join(' > '), maxContextCharacters);
}

/** Marks do not matter: `## **The** plan` says `The plan`. */
function lettersOf(line: string): string {
  return line
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function lengthOf(entries: readonly string[]): number {
  return entries.reduce((sum, entry) => sum + [...entry].length + 3, 0);
}

function shorten(text: string, maxCharacters: number): string {
  const characters = Array.from(text.slice(0, 2 * maxCharacters + 1));
  return characters.length <= maxCharacters ? text : `${characters.slice(0, maxCharacters - 1).join('')}…`;
}
