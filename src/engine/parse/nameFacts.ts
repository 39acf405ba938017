/** What the name of a file says: its title as people see it, and the day of a daily note. */
import { nameWithoutEnding } from '../../shared/domain/noteFormat.ts';
import { timeOf } from './dates.ts';

export interface NameFacts {
  readonly title: string;
  /** ms since 1970, of a note named after a day and nothing else. */
  readonly day?: number;
}

const day = /^\d{4}([-_.]?)\d{2}\1\d{2}$/;

/** Logseq writes `a/b` as `a___b`, other marks by number (`%3A`) and its journals as 2024_01_31; Notion adds 32 digits. */
export function nameFacts(fileName: string): NameFacts {
  const name = nameWithoutEnding(fileName);
  if (day.test(name)) return { title: name.replaceAll('_', '-'), day: timeOf(name) };
  const readable = decoded(name)
    .replaceAll('___', '/')
    .replace(/ [0-9a-f]{32}$/, '');
  return { title: readable === '' ? name : readable };
}

function decoded(name: string): string {
  return /%[0-9A-F]{2}/.test(name) ? tryDecode(name) : name;
}

function tryDecode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a bare % in a name
  }
}
