/** Questions of the sample library's first note, for people who begin with it. */
export const sampleQuestions: readonly string[] = [
  '핸드드립에서 뜸은 몇 초 들이나요?',
  '집주인에게 계약 갱신을 요구할 수 있는 기간은 언제인가요?',
  'What would make the team roll back the Pebble migration?',
  'If I drink a coffee at two, how much caffeine is left at midnight?',
];

/** @returns the questions when the library is the sample and nothing else */
export function suggestionsFor(roots: readonly string[], sampleFolder: string): readonly string[] {
  const isSample = roots.length > 0 && roots.every((root) => root === sampleFolder);
  return isSample ? sampleQuestions : [];
}
