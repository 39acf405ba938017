export interface TextHeading {
  /** From 1. */
  readonly level: number;
  readonly text: string;
  /** Of the file that it takes. */
  readonly lines: number;
}

/** What a kind of text says beside its words; made anew for each text, for it remembers what it has read. */
export interface TextMarkup {
  /** The heading that begins at line `i` of a paragraph, if one does. */
  headingAt(lines: readonly string[], i: number): TextHeading | undefined;
  /** Known after all lines were asked for. */
  readonly facts: { title?: string; date?: string; readonly tags: string[] };
}
