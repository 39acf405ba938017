// transformers.js as note apps use it: batches of 25 in the order of arrival. Texts on standard input, rate on output.
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';

const batchSize = 25;
const modelFolder = process.argv[2];
const folder = await mkdtemp(path.join(os.tmpdir(), 'saegim-peers-'));

try {
  await layOutAsHub();
  env.allowRemoteModels = false;
  env.localModelPath = folder;
  const tokenizer = await AutoTokenizer.from_pretrained('model');
  const model = await AutoModel.from_pretrained('model', { dtype: 'int8' });
  const texts = (await json(process.stdin)).map((text) => `passage: ${text}`);
  await model(tokenizer(texts.slice(0, 2), { padding: true, truncation: true }));
  let tokens = 0;
  const startedAt = performance.now();
  for (let from = 0; from < texts.length; from += batchSize) {
    const inputs = tokenizer(texts.slice(from, from + batchSize), { padding: true, truncation: true });
    await model(inputs);
    tokens += inputs.attention_mask.data.reduce((sum, mask) => sum + Number(mask), 0);
  }
  const tokensPerSecond = tokens / ((performance.now() - startedAt) / 1000);
  process.stdout.write(JSON.stringify({ tokensPerSecond }));
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The library finds models only where the hub would put them. */
async function layOutAsHub() {
  const model = path.join(folder, 'model');
  await mkdir(path.join(model, 'onnx'), { recursive: true });
  await writeFile(path.join(model, 'config.json'), JSON.stringify({ model_type: 'bert' }));
  for (const name of ['tokenizer.json', 'tokenizer_config.json'])
    await symlink(path.join(modelFolder, name), path.join(model, name));
  await symlink(path.join(modelFolder, 'model_int8.onnx'), path.join(model, 'onnx', 'model_int8.onnx'));
}
