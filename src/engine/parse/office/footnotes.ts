import type { DocumentPart } from './documentText.ts';

/** Markdown of footnotes by label. */
export type FootnoteTexts = ReadonlyMap<string, string>;

/** Each footnote at the end of the section that calls it, so that a citation of it names the right one. */
export function withFootnotes(sections: readonly DocumentPart[], notes: FootnoteTexts): DocumentPart[] {
  return sections.map(({ place, markdown }) => {
    const called = new Set(Array.from(markdown.matchAll(/(?<!\\)\[\^(\d+)\]/g), ([, label]) => label));
    const written = [...called].flatMap((label) => {
      const note = notes.get(label);
      return note ? `[^${label}]: ${note.replace(/\n(?=.)/g, '\n    ')}` : [];
    });
    return { ...(place && { place }), markdown: [markdown.trim(), ...written].join('\n\n') };
  });
}
