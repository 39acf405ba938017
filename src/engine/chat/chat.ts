/**
 * From a question to an answer that can be checked: ask the library what it knows (`consult.ts`),
 * let a model write or, without one, quote (`respond.ts`), and hold every sentence against what it
 * cites (`check.ts`).
 */
import type { Answer, AnswerPart } from '../../shared/domain/chat.ts';
import type { SearchAnswer } from '../../shared/domain/search.ts';
import { isCancelled } from '../../shared/errors.ts';
import type { Embedder, Generator, NoteStore, Preparer } from '../parts.ts';
import { createCalibrator } from './calibrate.ts';
import { createChance } from './chance.ts';
import { consultLibrary } from './consult.ts';
import { answerLanguage, fixedSentences } from './fixedSentences.ts';
import { respond } from './respond.ts';

export interface Chat {
  /**
   * Stopping is not an error: what came is kept, checked, with the reason `stopped`.
   * @param model null quotes; undefined takes the first model that Ollama has
   */
  ask(question: string, model: string | null | undefined, call: AskCall): Promise<Answer>;
}

export interface AskCall {
  readonly signal: AbortSignal;
  readonly emit: (part: AnswerPart) => void;
}

export interface ChatParts {
  readonly search: { search(text: string, limit: number, signal?: AbortSignal): Promise<SearchAnswer> };
  readonly store: NoteStore;
  readonly preparer: Preparer;
  readonly embedder: Embedder;
  readonly generator: Generator;
}

/** All of an answer but what `ask` itself knows. */
export type Outcome = Omit<Answer, 'question' | 'ms'>;

const nothing: Outcome = {
  answer: '',
  sentences: [],
  citations: [],
  abstained: false,
  model: 'quotes',
  nearest: [],
};

export function createChat(parts: ChatParts): Chat {
  const calibrator = createCalibrator(parts);
  const chance = createChance(parts);

  const answer = async (
    question: string,
    model: string | null | undefined,
    call: AskCall,
  ): Promise<Outcome> => {
    const terms = await parts.preparer.analyseQuery(question);
    const language = answerLanguage(terms.language);
    if (parts.store.counts().notes === 0) {
      return {
        ...nothing,
        answer: fixedSentences.emptyLibrary[language],
        abstained: true,
        reason: 'empty-library',
      };
    }
    const consulted = await consultLibrary({ question, terms, language }, { ...parts, calibrator }, call);
    return respond(consulted, model, { ...parts, chance }, call);
  };

  return {
    async ask(question, model, call) {
      const startedAt = performance.now();
      try {
        const outcome = await answer(question, model, call);
        return { question, ...outcome, ms: performance.now() - startedAt };
      } catch (error) {
        if (!call.signal.aborted && !isCancelled(error)) throw error;
        return { question, ...nothing, reason: 'stopped', ms: performance.now() - startedAt };
      }
    },
  };
}
