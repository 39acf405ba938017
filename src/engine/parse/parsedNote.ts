import type { ImportWarning } from '../../shared/domain/library.ts';
import type { SourceRange, WrittenLink } from '../../shared/domain/note.ts';

export type BlockKind =
  'front-matter' | 'heading' | 'paragraph' | 'list' | 'table' | 'code' | 'quote' | 'html' | 'rule';

/** A top-level part of a note. Blocks are in order, do not overlap and leave only blanks between them. */
export interface Block {
  readonly kind: BlockKind;
  /** From the first character that is no blank (code: from its indentation) to the last. */
  readonly range: SourceRange;
  /** 1 to 6, of a heading. */
  readonly level?: number;
  /** Headings above, a heading's own text included, without the one that is the note's title. */
  readonly headingPath: readonly string[];
  /** Starts of lines inside at which it falls apart most naturally: items, rows, lines of code. Ascending. */
  readonly breaks: readonly number[];
  /** Of a table: its header row. */
  readonly header?: SourceRange;
}

export interface ParsedNote {
  readonly title: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  /** ms since 1970. */
  readonly created?: number;
  readonly links: readonly WrittenLink[];
  readonly blocks: readonly Block[];
  readonly warnings: readonly Omit<ImportWarning, 'path'>[];
}
