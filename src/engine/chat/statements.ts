/**
 * Notes hold questions too (open points, study cards, this very question asked before). They are
 * nearest to a question of all, and answer nothing.
 */
const question = /[^.!?。\n]*[?？][*_”"’']*/g;

export function withoutQuestions(text: string): string {
  return text.replace(question, ' ');
}

export function isMostlyQuestions(text: string): boolean {
  const letters = (part: string) => part.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters(withoutQuestions(text)) * 2 < letters(text);
}
