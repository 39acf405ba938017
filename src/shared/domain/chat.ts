import type { Hit } from './search.ts';
import type { NoteId, SourcePlace, SourceRange } from './note.ts';

export interface Citation {
  /** The n of `[n]` in the answer; from 1. */
  readonly number: number;
  readonly noteId: NoteId;
  readonly path: string;
  readonly title: string;
  readonly range: SourceRange;
  /** Page, slide, sheet, chapter, section or cell that the quote begins in. */
  readonly place?: SourcePlace;
  /** Exactly the source text of `range`. */
  readonly quote: string;
}

export interface AnswerSentence {
  /** As it stands in the answer, without its `[n]` marks; when quoting, exactly the quote. */
  readonly text: string;
  /** Numbers of the citations that the sentence names. */
  readonly citations: readonly number[];
  /** Whether the cited passages say it; quotes always are. */
  readonly supported: boolean;
}

/** Why the answer is what it is, when it is not a model's. */
export type AnswerReason =
  | 'no-model' // answered by quoting: no model was asked for or none answers
  | 'no-evidence' // the notes do not answer
  | 'empty-library'
  | 'stopped' // the person stopped it; what came is kept
  | 'broken'; // the model died in the middle; what came is kept

export interface Answer {
  readonly question: string;
  readonly answer: string;
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
  readonly abstained: boolean;
  readonly reason?: AnswerReason;
  /** Name of the model that wrote it; `quotes` when the notes' own sentences answer. */
  readonly model: string;
  /** The nearest notes, shown when abstaining. */
  readonly nearest: readonly Hit[];
  readonly ms: number;
}

export type AnswerPart =
  | { readonly kind: 'searching' }
  | { readonly kind: 'evidence'; readonly hits: readonly Hit[] }
  | {
      readonly kind: 'model';
      readonly model: string;
      readonly fallback?: 'ollama-unreachable' | 'ollama-model-missing';
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'checking' };

export interface ModelStatus {
  readonly isReachable: boolean;
  readonly host: string;
  readonly models: readonly string[];
}
