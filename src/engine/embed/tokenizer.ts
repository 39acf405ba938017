import { join } from 'node:path';
import { Tokenizer as ModelTokenizer } from '@huggingface/tokenizers';
import { SaegimError } from '../../shared/errors.ts';
import { readManifest, readModelText } from './manifest.ts';

/**
 * What is cut off before encoding cannot reach the model: no piece of the vocabulary is longer than
 * 16 characters, and Unicode normalisation or folded blanks rarely shrink a text to a quarter. Without
 * it a pasted book would be tokenised whole for the sake of its first page.
 */
const maxCharactersPerToken = 64;

export interface Tokenizer {
  /** Tokens of a text without special tokens, however long it is. */
  count(text: string): number;
  /** Ids with special tokens, cut to the model's maximum with the end token kept. Prefix not added. */
  encode(text: string): Int32Array;
}

/**
 * About a second and 200 MB: one instance a process is enough.
 * @throws SaegimError model-missing, model-corrupt
 */
export async function loadTokenizer(modelFolder: string): Promise<Tokenizer> {
  const { files, maxTokens } = await readManifest(modelFolder);
  const tokenizer = buildTokenizer(
    await readModelText(join(modelFolder, files.tokenizer.name)),
    await readModelText(join(modelFolder, files.tokenizerConfig.name)),
  );

  return {
    count: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids.length,
    encode(text) {
      const { ids } = tokenizer.encode(text.slice(0, maxTokens * maxCharactersPerToken));
      const end = ids[ids.length - 1];
      if (ids.length > maxTokens) ids.splice(maxTokens - 1, Infinity, end);
      return Int32Array.from(ids);
    },
  };
}

function buildTokenizer(tokenizerJson: string, configJson: string): ModelTokenizer {
  try {
    return new ModelTokenizer(JSON.parse(tokenizerJson), JSON.parse(configJson));
  } catch (cause) {
    throw new SaegimError('model-corrupt', 'the tokenizer files are not valid', { cause });
  }
}
