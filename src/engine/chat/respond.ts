/** The answer itself: nothing when the notes don't say, a model's words or else the notes' own. */
import type { AnswerReason } from '../../shared/domain/chat.ts';
import { SaegimError } from '../../shared/errors.ts';
import type { Chance } from './chance.ts';
import { checkAnswer } from './check.ts';
import type { AskCall, ChatParts, Outcome } from './chat.ts';
import { chooseWriter, type Writer } from './chooseWriter.ts';
import type { Consulted } from './consult.ts';
import { fixedSentences, isRefusal } from './fixedSentences.ts';
import { buildPrompt, fitPassages } from './prompt.ts';
import { quoteAnswer } from './quote.ts';
import { createSentenceVectors } from './sentenceVectors.ts';
import { writeAnswer, type Written } from './write.ts';

/**
 * A window that the small models people run locally have, kept the same for every call. What
 * passages and answer leave is for what the model is told and for tokenizers that make more.
 */
const contextTokens = 4096;
const shownToModel = { passages: 6, tokens: 2200 };
const answerTokens = 700;

export type RespondParts = ChatParts & { readonly chance: Chance };

export async function respond(
  consulted: Consulted,
  model: string | null | undefined,
  parts: RespondParts,
  call: AskCall,
): Promise<Outcome> {
  if (!consulted.judgement.isAnswerable || consulted.passages.length === 0)
    return abstain(consulted, 'quotes');
  const writer = await chooseWriter(model, parts.generator, call.signal);
  if (writer.kind === 'quotes') return quote(consulted, 'no-model', writer, parts, call);
  call.emit({ kind: 'model', model: writer.model });
  const shown = { ...consulted, passages: fitPassages(consulted.passages, shownToModel) };
  const written = await write(shown, writer.model, parts, call);
  if ('fallback' in written) return quote(consulted, 'no-model', { kind: 'quotes', ...written }, parts, call);
  if (written.text.trim() === '' && written.end !== 'stopped')
    return quote(consulted, 'broken', { kind: 'quotes' }, parts, call);
  if (written.end === 'done' && isRefusal(written.text)) return abstain(consulted, writer.model);
  return check(shown, written, writer.model, parts, call);
}

function abstain({ language, nearest }: Consulted, model: string): Outcome {
  const answer = fixedSentences.noAnswer[language];
  return { answer, sentences: [], citations: [], abstained: true, reason: 'no-evidence', model, nearest };
}

async function quote(
  consulted: Consulted,
  reason: AnswerReason,
  writer: Extract<Writer, { kind: 'quotes' }>,
  { store, preparer, embedder }: ChatParts,
  { signal, emit }: AskCall,
): Promise<Outcome> {
  emit({ kind: 'model', model: 'quotes', ...(writer.fallback && { fallback: writer.fallback }) });
  const vectors = createSentenceVectors({ preparer, embedder }, 'query');
  const quoted = await quoteAnswer(consulted, {
    vectorsOf: (texts) => vectors.of(texts, signal),
    termsOf: async (text) => (await preparer.analyseQuery(text)).terms,
    frequencies: await store.documentFrequencies(consulted.terms.terms),
  });
  if (quoted.sentences.length === 0) return abstain(consulted, 'quotes');
  return { ...quoted, abstained: false, reason, model: 'quotes', nearest: consulted.nearest };
}

type FellBack = Required<Pick<Extract<Writer, { kind: 'quotes' }>, 'fallback'>>;

async function write(
  { question, passages, language }: Consulted,
  model: string,
  { generator }: ChatParts,
  { signal, emit }: AskCall,
): Promise<Written | FellBack> {
  const { system, prompt } = buildPrompt(question, passages, language);
  const pieces = generator.generate({ model, system, prompt, contextTokens, answerTokens, signal });
  try {
    return await writeAnswer(pieces, (text) => emit({ kind: 'text', text }), signal);
  } catch (error) {
    // It was there a moment ago when its models were listed.
    const code = error instanceof SaegimError ? error.code : undefined;
    if (code === 'ollama-unreachable' || code === 'ollama-model-missing') return { fallback: code };
    throw error;
  }
}

/** Also after stopping, so without the signal: what came is kept, and nothing is kept unchecked. */
async function check(
  { passages, nearest }: Consulted,
  { text, end }: Written,
  model: string,
  { preparer, embedder, chance }: RespondParts,
  { emit }: AskCall,
): Promise<Outcome> {
  emit({ kind: 'checking' });
  const vectors = createSentenceVectors({ preparer, embedder });
  const checked = await checkAnswer(text, passages, {
    splitSentences: (whole) => preparer.splitSentences(whole),
    vectors,
    chance,
  });
  return { ...checked, abstained: false, ...(end !== 'done' && { reason: end }), model, nearest };
}
