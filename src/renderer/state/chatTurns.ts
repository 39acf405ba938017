/** One question and what came of it, as data: each part of the stream makes the next turn of the last. */
import type { Answer, AnswerPart } from '../../shared/domain/chat.ts';
import type { Hit } from '../../shared/domain/search.ts';
import type { ErrorCode } from '../../shared/errors.ts';

/** Why the notes were quoted although the person would have a model write. */
export type Fallback = 'ollama-unreachable' | 'ollama-model-missing' | 'ollama-no-models';

export interface Turn {
  readonly id: number;
  readonly question: string;
  readonly phase: 'searching' | 'reading' | 'writing' | 'checking' | 'done' | 'failed';
  readonly evidence: readonly Hit[];
  /** As far as it is known: the model that writes. */
  readonly model?: string;
  readonly fallback?: Fallback;
  /** What has been written so far. */
  readonly text: string;
  /** The person pressed stop; the answer that follows says so too. */
  readonly isStopping: boolean;
  readonly answer?: Answer;
  readonly error?: ErrorCode;
}

/** @param fallback when it is known beforehand that no model will write */
export function beginTurn(id: number, question: string, fallback?: Fallback): Turn {
  return { id, question, phase: 'searching', evidence: [], fallback, text: '', isStopping: false };
}

export function isOpen(turn: Turn): boolean {
  return turn.phase !== 'done' && turn.phase !== 'failed';
}

export function receivePart(turn: Turn, part: AnswerPart): Turn {
  if (!isOpen(turn)) return turn;
  switch (part.kind) {
    case 'searching':
      return { ...turn, phase: 'searching' };
    case 'evidence':
      return { ...turn, phase: 'reading', evidence: part.hits };
    case 'model':
      return { ...turn, model: part.model, fallback: part.fallback ?? turn.fallback };
    case 'text':
      return { ...turn, phase: 'writing', text: turn.text + part.text };
    case 'checking':
      return { ...turn, phase: 'checking' };
  }
}

export function completeTurn(turn: Turn, answer: Answer): Turn {
  return { ...turn, phase: 'done', isStopping: false, answer };
}

/** What came before the failure stays in sight. */
export function failTurn(turn: Turn, error: ErrorCode): Turn {
  return { ...turn, phase: 'failed', isStopping: false, error };
}
