import type { Note } from '../../../shared/domain/note.ts';

/** Questions of the sample library's first note, for people who begin with it. */
export const sampleQuestions: readonly string[] = [
  '핸드드립에서 뜸은 몇 초 들이나요?',
  '집주인에게 계약 갱신을 요구할 수 있는 기간은 언제인가요?',
  'What would make the team roll back the Pebble migration?',
  'If I drink a coffee at two, how much caffeine is left at midnight?',
];

/** @returns the questions when the library holds the sample, as a copy or in place, and nothing else */
export function suggestionsFor(
  notes: readonly Pick<Note, 'root' | 'path'>[],
  sampleFolder: string,
): readonly string[] {
  const name = sampleFolder.replace(/^.*[/\\]/s, '');
  const isSample = ({ root, path }: Pick<Note, 'root' | 'path'>) =>
    root === sampleFolder || path.startsWith(`${name}/`);
  return name !== '' && notes.length > 0 && notes.every(isSample) ? sampleQuestions : [];
}
