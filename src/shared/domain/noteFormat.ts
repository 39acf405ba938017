export type NoteFormat = 'markdown' | 'text';

const formats: Readonly<Record<string, NoteFormat>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  txt: 'text',
  text: 'text',
};

/** How a file is read, by the ending of its name; undefined for what is no note. */
export function noteFormat(fileName: string): NoteFormat | undefined {
  const ending = /[^/\\]\.([^./\\]+)$/.exec(fileName)?.[1].toLowerCase();
  return ending !== undefined && Object.hasOwn(formats, ending) ? formats[ending] : undefined;
}

/** The file name as a title: without folder and ending, NFC. */
export function nameWithoutEnding(fileName: string): string {
  const base = fileName.replace(/^.*[/\\]/s, '');
  return (noteFormat(base) ? base.slice(0, base.lastIndexOf('.')) : base).normalize('NFC');
}
