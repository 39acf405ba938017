import type { QueryTerms } from '../parts.ts';

export type AnswerLanguage = 'ko' | 'en';

/**
 * The few sentences that an answer holds without a note behind them, in the question's language.
 * A model is asked for the very same words, so that its refusal is recognised (`isRefusal`).
 */
export const fixedSentences = {
  noAnswer: {
    ko: '노트에서 이 질문의 답을 찾지 못했습니다.',
    en: 'The notes do not answer this question.',
  },
  emptyLibrary: {
    ko: '아직 노트가 없어서 답할 수 없습니다.',
    en: 'There are no notes to answer from yet.',
  },
} as const satisfies Record<string, Record<AnswerLanguage, string>>;

export function answerLanguage(language: QueryTerms['language']): AnswerLanguage {
  return language === 'ko' ? 'ko' : 'en';
}

/** Whether a model said, in the words it was given, that the notes do not answer. */
export function isRefusal(answer: string): boolean {
  const plain = letters(answer);
  return Object.values(fixedSentences.noAnswer).some((sentence) => plain === letters(sentence));
}

function letters(text: string): string {
  return text
    .replace(/\[[\d,\s]*\]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
