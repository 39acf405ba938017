/** The only file that knows onnxruntime. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { SaegimError } from '../../shared/errors.ts';

export interface InferenceModel {
  /** @returns the unit vector of one text; the caller owns its buffer */
  run(tokenIds: Int32Array): Promise<Float32Array<ArrayBuffer>>;
  release(): Promise<void>;
}

/**
 * One thread a session: two such sessions in two worker threads were faster than one session with
 * two threads, and the arena gave a quarter more speed for some memory.
 */
const sessionOptions: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  enableCpuMemArena: true,
  graphOptimizationLevel: 'all',
};

/**
 * Blocks the calling thread while it loads and at every run, whatever its promises say.
 * @param output name of the graph's output [batch, dimension], pooled and normalised
 * @throws SaegimError model-corrupt
 */
export async function loadModel(modelPath: string, output: string): Promise<InferenceModel> {
  const session = await InferenceSession.create(modelPath, sessionOptions).catch((cause: unknown) => {
    throw new SaegimError('model-corrupt', 'the embedding model cannot be loaded', { cause });
  });

  return {
    /** One text a run: dynamic int8 takes its range from the whole batch, so batch mates move a vector. */
    async run(tokenIds) {
      if (tokenIds.length === 0) throw new SaegimError('invalid-argument', 'no tokens to embed');
      const shape = [1, tokenIds.length];
      const results = await session.run({
        input_ids: new Tensor('int64', BigInt64Array.from(tokenIds, BigInt), shape),
        attention_mask: new Tensor('int64', new BigInt64Array(tokenIds.length).fill(1n), shape),
      });
      return Float32Array.from(results[output].data as Float32Array);
    },
    release: () => session.release(),
  };
}
