/** Entry of a worker thread that converts one export: what strangers wrote is parsed where it can be ended. */
import { parentPort } from 'node:worker_threads';
import { SaegimError } from '../../shared/errors.ts';
import { createServer } from '../../shared/rpc.ts';
import { stepBack } from '../threads/stepBack.ts';
import { toPort } from '../threads/workerPort.ts';
import type { ConvertCalls } from './convertCalls.ts';
import { convertExport } from './convertExport.ts';

/** A timer that is not heard tells that a parser has the thread for itself. */
const signMs = 1000;

if (!parentPort) throw new SaegimError('internal', 'convertWorker runs in a worker thread');

stepBack();
createServer<ConvertCalls>(toPort(parentPort), {
  async convert(request, { signal, emit }) {
    const life = setInterval(() => emit(null), signMs);
    try {
      return await convertExport({ ...request, signal, onProgress: emit });
    } finally {
      clearInterval(life);
    }
  },
});
