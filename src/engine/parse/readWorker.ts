/**
 * Entry of a worker thread: one file at a time to readable text. What a file does to a parser ends here;
 * `prepare/reader.ts` ends the thread when it takes too long.
 */
import { parentPort } from 'node:worker_threads';
import { SaegimError } from '../../shared/errors.ts';
import { createServer } from '../../shared/rpc.ts';
import type { ReadableText } from '../parts.ts';
import { stepBack } from '../threads/stepBack.ts';
import { toPort } from '../threads/workerPort.ts';
import { readDocument } from './readDocument.ts';

/** What the engine asks of the read worker. */
export type ReadCalls = {
  /** Answers once the thread runs. */
  load: { params: null; result: null };
  read: { params: { bytes: Uint8Array; fileName: string }; result: ReadableText };
};

if (!parentPort) throw new SaegimError('internal', 'readWorker runs in a worker thread');

stepBack();
// pdf.js leaves rejections of damaged parts behind that nobody hears; what became of the file is told by the call.
process.on('unhandledRejection', () => undefined);
createServer<ReadCalls>(toPort(parentPort), {
  load: async () => null,
  read: async ({ bytes, fileName }) => readDocument(bytes, fileName),
});
