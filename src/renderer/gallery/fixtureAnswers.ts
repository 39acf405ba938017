/** Answers of every kind, by a word in the question: `gallery.html?scene=sample&ask=abstained`. */
import type { Answer, AnswerPart, Citation } from '../../shared/domain/chat.ts';
import type { Hit } from '../../shared/domain/search.ts';
import { SaegimError } from '../../shared/errors.ts';

export interface FixtureAnswer {
  readonly parts: readonly AnswerPart[];
  /** Undefined: it never comes, so that one sees it being written. */
  readonly answer?: Answer;
}

const written =
  '물 온도는 92 °C 안팎이 좋습니다 [1].\n\n- 신맛이 강하면 더 뜨겁게 합니다 [1].\n- 생수는 늘 더 낫습니다.';

/** @throws SaegimError when the question asks for a failure */
export function fixtureAnswer(
  question: string,
  citations: readonly Citation[],
  hits: readonly Hit[],
): FixtureAnswer {
  const base: Answer = {
    question,
    answer: written,
    sentences: [
      { text: '물 온도는 92 °C 안팎이 좋습니다.', citations: [1], supported: true },
      { text: '신맛이 강하면 더 뜨겁게 합니다.', citations: [1], supported: true },
      { text: '생수는 늘 더 낫습니다.', citations: [], supported: false },
    ],
    citations,
    abstained: false,
    model: 'qwen3:4b',
    nearest: hits,
    ms: 4200,
  };
  const empty = { answer: '', sentences: [], citations: [] };
  const quotes = citations.map(({ number, quote }) => ({
    text: quote,
    citations: [number],
    supported: true,
  }));
  const quoted = { answer: quotes.map(({ text }) => text).join('\n'), sentences: quotes, model: 'quotes' };
  const offline: AnswerPart = { kind: 'model', model: 'quotes', fallback: 'ollama-unreachable' };

  if (question.includes('failed')) throw new SaegimError('ollama-failed', 'fixture');
  if (question.includes('writing')) return { parts: [{ kind: 'text', text: written.slice(0, 40) }] };
  if (question.includes('searching')) return { parts: [{ kind: 'searching' }] };
  if (question.includes('abstained'))
    return ended({ ...base, ...empty, abstained: true, reason: 'no-evidence' });
  if (question.includes('stopped'))
    return ended({ ...base, answer: '물 온도는', sentences: [], reason: 'stopped' });
  if (question.includes('broken')) return ended({ ...base, reason: 'broken' });
  if (question.includes('written')) return ended(base);
  if (citations.length === 0) return ended({ ...base, ...empty, abstained: true, reason: 'empty-library' });
  return ended({ ...base, ...quoted, reason: 'no-model' }, offline);
}

function ended(answer: Answer, ...parts: readonly AnswerPart[]): FixtureAnswer {
  return { parts, answer };
}
