/** What the library knows about a question, and whether that is enough to answer it. */
import type { Hit } from '../../shared/domain/search.ts';
import type { QueryTerms } from '../parts.ts';
import type { Calibrator } from './calibrate.ts';
import type { AskCall, ChatParts } from './chat.ts';
import { gatherEvidence, type Passage } from './evidence.ts';
import type { AnswerLanguage } from './fixedSentences.ts';
import { judgeEvidence, type Judgement } from './judge.ts';
import { findInOtherLanguage, interleave } from './otherLanguage.ts';

export interface Asked {
  readonly question: string;
  readonly terms: QueryTerms;
  readonly language: AnswerLanguage;
}

export interface Consulted extends Asked {
  readonly vector: Float32Array;
  /** The nearest passages, best first, as they are shown. */
  readonly nearest: readonly Hit[];
  /** What an answer may be made of. */
  readonly passages: readonly Passage[];
  readonly judgement: Judgement;
}

/** Enough for the passages after doubles and the surplus of single notes are gone. */
const hitsSearched = 24;
const hitsShown = 12;
const evidenceLimits = { passages: 12, passagesPerNote: 4 };
const othersSearched = 4;
const hitsBeforeOthers = 3;

export async function consultLibrary(
  asked: Asked,
  parts: Omit<ChatParts, 'generator'> & { readonly calibrator: Calibrator },
  { signal, emit }: AskCall,
): Promise<Consulted> {
  const { search, preparer } = parts;
  emit({ kind: 'searching' });
  const [{ hits }, vector] = await Promise.all([
    search.search(asked.question, hitsSearched, signal),
    embedQuestion(asked.question, parts, signal),
  ]);
  const nearest = hits.slice(0, hitsShown);
  emit({ kind: 'evidence', hits: nearest });
  const others = await findInOtherLanguage(asked.question, vector, parts.store, othersSearched);
  const judgement = await judgeEvidence({ vector, terms: asked.terms, hits }, parts);
  const passages = await gatherEvidence(
    interleave(hits, others, hitsBeforeOthers),
    (text) => preparer.splitSentences(text),
    evidenceLimits,
  );
  signal.throwIfAborted();
  return { ...asked, vector, nearest, passages, judgement };
}

async function embedQuestion(
  question: string,
  { preparer, embedder }: Pick<ChatParts, 'preparer' | 'embedder'>,
  signal: AbortSignal,
): Promise<Float32Array> {
  const [vector] = await embedder.embed([await preparer.encodeQuery(question)], 'query', signal);
  return vector;
}
