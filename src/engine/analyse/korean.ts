/**
 * Korean by morphemes (garu-ko, a WASM part with its model inside). A call takes time with the square of
 * its length, so that it gets pieces of about a sentence, cut between eojeols.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Garu, type POS, type Token as Morpheme } from 'garu-ko';
import { initSync } from 'garu-ko/pkg/garu_wasm.js';
import { fold } from './fold.ts';
import { koreanStopWords, vagueNouns } from './stopWords.ts';
import { contentToken, hasHangul, type Token } from './words.ts';

/** 193k characters/s at 100, 92k at 200: short enough to be quick, long enough for a sentence. */
const MAX_PIECE_LENGTH = 100;

export interface KoreanAnalyser {
  /** One list of tokens for each eojeol, in order. */
  analyse(eojeols: readonly string[]): Token[][];
  /** Pieces that the morpheme analyser failed on and that were cut into words instead. */
  readonly failures: number;
}

export async function loadKorean(): Promise<KoreanAnalyser> {
  await startWasm();
  const garu = await Garu.load();
  let failures = 0;

  function analysePiece(piece: Piece, tokens: Token[][]): void {
    try {
      const result = garu.analyze(piece.text);
      const morphemes = (Array.isArray(result) ? result[0] : result).tokens;
      addMorphemes(piece, morphemes, tokens);
    } catch {
      failures++;
      for (const place of piece.eojeols) addPlainWords(place.text, tokens[place.index]);
    }
  }

  return {
    analyse(eojeols) {
      const tokens: Token[][] = eojeols.map(() => []);
      for (const piece of toPieces(eojeols)) analysePiece(piece, tokens);
      return tokens;
    },
    get failures() {
      return failures;
    },
  };
}

/** Garu starts its WASM with an argument that prints a warning; started beforehand, it does not. */
async function startWasm(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve('garu-ko/pkg/garu_wasm_bg.wasm');
  initSync({ module: await readFile(wasm) });
}

interface Piece {
  readonly text: string;
  readonly eojeols: readonly EojeolPlace[];
}

interface EojeolPlace {
  readonly index: number;
  readonly text: string;
  /** In code points, as garu counts. */
  readonly start: number;
  readonly end: number;
}

function* toPieces(eojeols: readonly string[]): Generator<Piece> {
  let text = '';
  let places: EojeolPlace[] = [];
  let codePoints = 0;
  for (const [index, eojeol] of eojeols.entries()) {
    for (const part of cutLongEojeol(eojeol)) {
      if (text.length + part.length + 1 > MAX_PIECE_LENGTH && places.length > 0) {
        yield { text, eojeols: places };
        [text, places, codePoints] = ['', [], 0];
      }
      if (places.length > 0) [text, codePoints] = [text + ' ', codePoints + 1];
      const start = codePoints;
      codePoints += codePointCount(part);
      text += part;
      places.push({ index, text: part, start, end: codePoints });
    }
    if (text.length > MAX_PIECE_LENGTH / 2 && SENTENCE_END.test(eojeol)) {
      yield { text, eojeols: places };
      [text, places, codePoints] = ['', [], 0];
    }
  }
  if (places.length > 0) yield { text, eojeols: places };
}

function cutLongEojeol(eojeol: string): readonly string[] {
  if (eojeol.length <= MAX_PIECE_LENGTH) return [eojeol];
  const parts: string[] = [];
  let part = '';
  for (const character of eojeol) {
    if (part.length + character.length > MAX_PIECE_LENGTH) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

function codePointCount(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function addMorphemes(piece: Piece, morphemes: readonly Morpheme[], tokens: Token[][]): void {
  let next = 0;
  for (const place of piece.eojeols) {
    const own: Morpheme[] = [];
    while (next < morphemes.length && morphemes[next].start < place.end) own.push(morphemes[next++]);
    addEojeol(own, tokens[place.index]);
  }
}

/** Content morphemes one by one, and runs of nouns also whole: 갱신청구권 beside 갱신 and 청구. */
function addEojeol(morphemes: readonly Morpheme[], tokens: Token[]): void {
  let run: Morpheme[] = [];
  for (const morpheme of morphemes) {
    if (nounLike.has(morpheme.pos)) run.push(morpheme);
    else {
      addNounRun(run, tokens);
      run = [];
    }
    if (kept.has(morpheme.pos) && SYLLABLE.test(morpheme.text)) tokens.push(morphemeToken(morpheme));
  }
  addNounRun(run, tokens);
}

function morphemeToken({ text, pos }: Morpheme): Token {
  const term = fold(text);
  return { term, isFunctional: functional.has(pos) || koreanStopWords.has(term) };
}

function addNounRun(run: readonly Morpheme[], tokens: Token[]): void {
  if (run.length === 0) return;
  const written = run.map((morpheme) => morpheme.text).join('');
  if (!SYLLABLE.test(written)) return;
  const isName = run.some(({ pos }) => names.has(pos)) && isTellingName(written);
  const name = isName ? written : undefined;
  if (run.length > 1) tokens.push(contentToken(fold(written), name));
  else if (name !== undefined) nameLast(tokens, name);
}

/** A run of one noun is already there as a morpheme; it only gets its name. */
function nameLast(tokens: Token[], name: string): void {
  const term = fold(name);
  for (let i = tokens.length - 1; i >= 0; i--) {
    if (tokens[i].term === term) {
      if (!tokens[i].isFunctional) tokens[i] = contentToken(term, name);
      return;
    }
  }
}

/** One syllable is more often an analyser's slip than a subject. */
function isTellingName(noun: string): boolean {
  return (
    noun.length > 1 && !vagueNouns.has(noun) && !koreanStopWords.has(noun) && /[\uac00-\ud7a3]{2}/.test(noun)
  );
}

const koreanWords = new Intl.Segmenter('ko', { granularity: 'word' });

function addPlainWords(eojeol: string, tokens: Token[]): void {
  for (const { segment, isWordLike } of koreanWords.segment(eojeol)) {
    if (isWordLike && hasHangul(segment)) tokens.push(contentToken(fold(segment)));
  }
}

/** 초성 and ㅋㅋ are kept as typed, by `words.ts`. */
const SYLLABLE = /[가-힣]/;
const SENTENCE_END = /[.!?。…]["'”’)\]]*$/;
const kept: ReadonlySet<POS> = new Set<POS>(['NNG', 'NNP', 'NNB', 'NR', 'NP', 'VV', 'VA', 'XR', 'MAG']);
const functional: ReadonlySet<POS> = new Set<POS>(['NNB', 'NP', 'MAG']);
const names: ReadonlySet<POS> = new Set<POS>(['NNG', 'NNP', 'XR']);
/** What a compound is made of: prefixes, suffixes, foreign words and numbers belong to it. */
const nounLike: ReadonlySet<POS> = new Set<POS>(['NNG', 'NNP', 'NNB', 'NR', 'XPN', 'XSN', 'XR', 'SL', 'SN']);
