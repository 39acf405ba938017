export type NoteFormat =
  | 'markdown'
  | 'text'
  | 'html'
  | 'pdf'
  | 'docx'
  | 'pptx'
  | 'xlsx'
  | 'csv'
  | 'epub'
  | 'rtf'
  | 'odt'
  | 'odp'
  | 'ods'
  | 'hwpx'
  | 'hwp'
  | 'ipynb';

const formats: Readonly<Record<string, NoteFormat>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  txt: 'text',
  text: 'text',
  rst: 'text',
  org: 'text',
  tex: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  pptx: 'pptx',
  xlsx: 'xlsx',
  csv: 'csv',
  tsv: 'csv',
  epub: 'epub',
  rtf: 'rtf',
  odt: 'odt',
  odp: 'odp',
  ods: 'ods',
  hwpx: 'hwpx',
  hwp: 'hwp',
  ipynb: 'ipynb',
};

/** Endings of names of files that are notes, without the dot. */
export const noteEndings: readonly string[] = Object.keys(formats);

/** How a file is read, by the ending of its name; undefined for what is no note. */
export function noteFormat(fileName: string): NoteFormat | undefined {
  const ending = /[^/\\]\.([^./\\]+)$/.exec(fileName)?.[1].toLowerCase();
  return ending !== undefined && Object.hasOwn(formats, ending) ? formats[ending] : undefined;
}

/** Whether the file's own text is what is read, so that it can be written here; other formats are converted to be read. */
export function isWritableFormat(format: NoteFormat | undefined): boolean {
  return format === 'markdown' || format === 'text';
}

/** The file name as a title: without folder and ending, NFC. */
export function nameWithoutEnding(fileName: string): string {
  const base = fileName.replace(/^.*[/\\]/s, '');
  return (noteFormat(base) ? base.slice(0, base.lastIndexOf('.')) : base).normalize('NFC');
}
