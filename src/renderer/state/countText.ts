export interface TextCount {
  /** Runs of letters or digits: in Korean the units between blanks. */
  readonly words: number;
  /** Code points without line ends. */
  readonly characters: number;
  /** Blanks not counted either, as Korean forms ask for. */
  readonly withoutBlanks: number;
}

/** A word may hold an apostrophe or a hyphen; marks of Markdown are no words. */
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’\-_.,][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

export function countText(text: string): TextCount {
  let characters = 0;
  let withoutBlanks = 0;
  for (const character of text) {
    if (character === '\n' || character === '\r') continue;
    characters++;
    if (!/\s/u.test(character)) withoutBlanks++;
  }
  return { words: text.match(word)?.length ?? 0, characters, withoutBlanks };
}
