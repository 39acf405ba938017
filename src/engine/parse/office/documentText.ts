/** Pieces of a converted document put together, with their places. */
import type { SourcePlace } from '../../../shared/domain/note.ts';
import { SaegimError } from '../../../shared/errors.ts';
import type { ReadableText } from '../../parts.ts';
import { readBlocks } from '../blocks.ts';
import { gatherText } from '../gatherText.ts';

export interface DocumentPart {
  readonly place?: Omit<SourcePlace, 'start'>;
  readonly markdown: string;
}

export interface DocumentFacts {
  readonly title?: string;
  readonly created?: Date | string;
  readonly warnings?: ReadableText['warnings'];
  /** Pictures that the document holds: with them and no word it is a scan. */
  readonly hasPictures?: boolean;
}

/**
 * Parts one below the other; those without text and their places are left out.
 * @throws SaegimError empty-file, no-text
 */
export function documentText(parts: readonly DocumentPart[], facts: DocumentFacts = {}): ReadableText {
  const gathered = gatherText();
  for (const { place, markdown } of parts) {
    if (place) gathered.beginPlace(place);
    if (!gathered.addBlock(markdown)) break;
  }
  if (gathered.text === '')
    throw facts.hasPictures
      ? new SaegimError('no-text', 'the document holds pictures only')
      : new SaegimError('empty-file', 'the document holds no text');

  const title = meaningfulTitle(facts.title);
  const created = timeOf(facts.created);
  return {
    text: gathered.text,
    markup: 'markdown',
    places: gathered.places,
    ...(title && { title }),
    ...(created !== undefined && { created }),
    properties: [],
    warnings: [...(facts.warnings ?? []), ...(gathered.isFull ? [cut] : [])],
  };
}

const cut = { code: 'partly-read', reason: 'The document is longer than what is read of one file.' } as const;

/** One part for each heading of the upper levels; what comes before the first one has no place. */
export function sectionsOf(markdown: string): DocumentPart[] {
  const { blocks, headings } = readBlocks(markdown, 0);
  const all = blocks
    .filter(({ kind }) => kind === 'heading')
    .map(({ range, level = 1 }, i) => ({ start: range.start, level, name: headings[i] }));
  const lowest = sectionLevel(all);
  const sections = all.filter(({ level, name }) => level <= lowest && name !== '');
  const starts = [0, ...sections.map(({ start }) => start), markdown.length];
  return starts.slice(1).map((end, i) => ({
    markdown: markdown.slice(starts[i], end),
    ...(i > 0 && { place: { kind: 'section' as const, name: sections[i - 1].name } }),
  }));
}

/** The uppermost level that parts the document: a lone heading of level 1 is its title. */
function sectionLevel(headings: readonly { readonly level: number }[]): number {
  const counts = new Map<number, number>();
  for (const { level } of headings) counts.set(level, (counts.get(level) ?? 0) + 1);
  const levels = [...counts.keys()].sort();
  return levels.find((level) => counts.get(level)! > 1) ?? levels[0] ?? 1;
}

/** What programs write into the field by themselves says nothing. */
const nothing =
  /^(?:untitled.*|제목 ?없음|무제.*|(?:powerpoint|word|excel) ?(?:presentation|프레젠테이션|document|문서)|프레젠테이션 ?\d*|슬라이드 ?1|slide ?1|title|제목|문서 ?\d*|document ?\d*|book ?\d*|통합 ?문서 ?\d*|microsoft (?:word|powerpoint|excel) - .*|.+\.(?:docx?|pptx?|xlsx?|hwpx?|odt|odp|ods|rtf))$/i;
const maxTitle = 300;

function meaningfulTitle(title: string | undefined): string | undefined {
  const plain = title
    ?.slice(0, 4 * maxTitle)
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
  return plain && plain.length <= maxTitle && !nothing.test(plain) ? plain : undefined;
}

// Templates and broken exporters say 1601 or 1970.
const firstTime = Date.UTC(1980, 0, 2);
const lastTime = Date.UTC(2200, 0, 1);

function timeOf(created: Date | string | undefined): number | undefined {
  if (created === undefined || created === '') return undefined;
  const time = new Date(created).getTime();
  return Number.isNaN(time) || time < firstTime || time > lastTime ? undefined : time;
}

/** A library's error as ours; what is classified already stays as it is. */
export async function parsing<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SaegimError) throw error;
    throw new SaegimError('parse-failed', `the ${what} is damaged`, { cause: error });
  }
}
