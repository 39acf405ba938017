/**
 * Entry of a worker thread: bytes to passages and terms, and texts to token ids. It holds the one
 * tokenizer (200 MB) and the one analyser; onnxruntime is not loaded here.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { SaegimError } from '../../shared/errors.ts';
import { createServer } from '../../shared/rpc.ts';
import { createAnalyser } from '../analyse/index.ts';
import { splitSentences } from '../chunk/index.ts';
import { readManifest } from '../embed/manifest.ts';
import { loadTokenizer } from '../embed/tokenizer.ts';
import { readDocument } from '../parse/index.ts';
import { stepBack } from '../threads/stepBack.ts';
import { toPort } from '../threads/workerPort.ts';
import type { PrepareCalls, PrepareWorkerData } from './prepareCalls.ts';
import { prepareDocument, prepareNote, type PrepareParts } from './prepareNote.ts';

if (!parentPort) throw new SaegimError('internal', 'prepareWorker runs in a worker thread');

stepBack();
const loading = load(workerData as PrepareWorkerData);
loading.catch(() => undefined); // every call awaits it and reports the failure itself

createServer<PrepareCalls>(toPort(parentPort), {
  load: () => loading.then(() => null),
  prepareNote: async ({ bytes, fileName }, { signal, emit }) =>
    prepareNote(bytes, fileName, (await loading).parts, { signal, onAlive: signsOfLife(emit) }),
  prepareDocument: async ({ document, fileName }, { signal, emit }) =>
    prepareDocument(document, fileName, (await loading).parts, { signal, onAlive: signsOfLife(emit) }),
  read: async ({ bytes, fileName }) => readDocument(bytes, fileName),
  analyseQuery: async (text) => (await loading).analyser.analyseQuery(text),
  encodePassages: async (texts) => {
    const { encodePassage } = await loading;
    return texts.map(encodePassage);
  },
  encodeQuery: async (text) => (await loading).encodeQuery(text),
  splitSentences: async (text) => splitSentences(text),
});

/** Often enough to be told from silence, and no more. */
const signMs = 1000;

function signsOfLife(emit: (part: null) => void): () => void {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last < signMs) return;
    last = now;
    emit(null);
  };
}

async function load({ modelFolder }: PrepareWorkerData) {
  const [{ prefixes }, tokenizer, analyser] = await Promise.all([
    readManifest(modelFolder),
    loadTokenizer(modelFolder),
    createAnalyser(),
  ]);
  const parts: PrepareParts = {
    countTokens: (text) => tokenizer.count(text),
    analyseText: (text) => analyser.analyseText(text),
    prefix: prefixes.passage,
    specialTokens: tokenizer.encode('').length,
  };
  return {
    parts,
    analyser,
    encodePassage: (text: string) => tokenizer.encode(prefixes.passage + text),
    encodeQuery: (text: string) => tokenizer.encode(prefixes.query + text),
  };
}
