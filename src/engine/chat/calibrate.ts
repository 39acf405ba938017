/**
 * What "the notes say nothing about it" looks like in this very library: cosines differ from vault
 * to vault and from language to language, so no fixed threshold travels. A question is measured by
 * how far its best passage stands out from the library's other passages, in standard deviations,
 * and that is compared with what the probe questions, which the notes surely do not answer, reach.
 */
import type { Embedder, NoteStore, Preparer } from '../parts.ts';
import { probeQuestions } from './probes.ts';
import { mean, median, standardDeviation } from './statistics.ts';
import { dotProduct } from '../../shared/domain/dotProduct.ts';

export interface Calibrator {
  /**
   * How much more a question finds than questions that find nothing: 0 for as little as those,
   * in spreads of theirs. Undefined while nothing is embedded.
   */
  standing(found: Found): Promise<number | undefined>;
}

export interface Found {
  /** Of the question. */
  readonly vector: Float32Array;
  /** Of the question and its best passage. */
  readonly cosine: number;
  readonly language: ProbeLanguage | 'other';
}

type ProbeLanguage = keyof typeof probeQuestions;

interface Calibration {
  measure(vector: Float32Array, cosine: number): number;
  readonly nulls: Readonly<Record<ProbeLanguage | 'other', NullDistribution>>;
}

interface NullDistribution {
  readonly median: number;
  readonly spread: number;
}

/** Enough for a mean and a deviation; more only costs time. */
const sampledPassages = 512;
/** With fewer passages a deviation means nothing, and the plain cosine is measured. */
const leastPassages = 20;
/** Spreads of the probes' measures over seven libraries; 24 probes alone estimate theirs too roughly. */
const usualSpread = { outlying: 0.4, cosine: 0.018 };
/** The library has to change by this share before it is measured again. */
const staleShare = 0.2;
/** Beyond this a question is simply far out. */
const standingLimits = { least: -2, most: 5 };

export function createCalibrator(parts: {
  readonly store: NoteStore;
  readonly preparer: Preparer;
  readonly embedder: Embedder;
}): Calibrator {
  let probes: Promise<ProbeVectors> | undefined;
  let calibration: Promise<Calibration> | undefined;
  let calibratedFor = 0;

  const current = (embedded: number): Promise<Calibration> => {
    const isStale = Math.abs(embedded - calibratedFor) > staleShare * calibratedFor;
    if (!calibration || isStale) {
      calibratedFor = embedded;
      probes ??= embedProbes(parts);
      calibration = probes.then((vectors) => calibrate(parts.store, vectors));
      calibration.catch(() => {
        probes = undefined;
        calibration = undefined;
      });
    }
    return calibration;
  };

  return {
    async standing({ vector, cosine, language }) {
      const { embedded } = parts.store.counts();
      if (embedded === 0) return undefined;
      const { measure, nulls } = await current(embedded);
      const { median, spread } = nulls[language];
      const standing = (measure(vector, cosine) - median) / spread;
      return Math.min(standingLimits.most, Math.max(standingLimits.least, standing));
    },
  };
}

type ProbeVectors = Readonly<Record<ProbeLanguage, readonly Float32Array[]>>;

async function embedProbes({
  preparer,
  embedder,
}: {
  preparer: Preparer;
  embedder: Embedder;
}): Promise<ProbeVectors> {
  const embed = async (questions: readonly string[]) =>
    embedder.embed(await Promise.all(questions.map((question) => preparer.encodeQuery(question))), 'answer');
  const [ko, en] = await Promise.all([embed(probeQuestions.ko), embed(probeQuestions.en)]);
  return { ko, en };
}

async function calibrate(store: NoteStore, probes: ProbeVectors): Promise<Calibration> {
  const sample = await sampleVectors(store);
  const kind = sample.length >= leastPassages ? 'outlying' : 'cosine';
  const measure = (vector: Float32Array, cosine: number): number => {
    if (kind === 'cosine') return cosine;
    const cosines = sample.map((passage) => dotProduct(vector, passage));
    return (cosine - mean(cosines)) / (standardDeviation(cosines) || 1);
  };
  const measureProbe = async (vector: Float32Array): Promise<number> => {
    const [best] = await store.searchVectors(vector, 1);
    return measure(vector, best?.score ?? 0);
  };

  const [ko, en] = await Promise.all(
    [probes.ko, probes.en].map((vectors) => Promise.all(vectors.map(measureProbe))),
  );
  return {
    measure,
    nulls: {
      ko: distribution(ko, usualSpread[kind]),
      en: distribution(en, usualSpread[kind]),
      other: distribution([...ko, ...en], usualSpread[kind]),
    },
  };
}

function distribution(values: readonly number[], usual: number): NullDistribution {
  const own = standardDeviation(values);
  return { median: median(values), spread: Math.sqrt((own ** 2 + usual ** 2) / 2) };
}

/** Evenly over the library, so that the same library gives the same sample. */
async function sampleVectors(store: NoteStore): Promise<readonly Float32Array[]> {
  const hashes = [...new Set((await store.allChunks()).map(({ hash }) => hash))];
  const step = Math.max(1, hashes.length / sampledPassages);
  const sampled = Array.from(
    { length: Math.min(hashes.length, sampledPassages) },
    (_, i) => hashes[Math.floor(i * step)],
  );
  return [...(await store.vectors(sampled)).values()];
}
