import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runInForeground } from './launch.mjs';
import { inRoot } from './setup/paths.mjs';

const words = {
  en: {
    search: 'sleep badly after an afternoon coffee',
    question: 'How long before bed should I stop drinking coffee?',
  },
  ko: { search: '집주인에게 돈을 돌려받는 방법', question: '전입신고를 하면 대항력은 언제부터 생기나요?' },
};

/** Import, search and one answer with its citations, on the sample library, through the command line. */
export async function showMainJob(args) {
  const { values } = parseArgs({
    args,
    strict: false,
    options: { data: { type: 'string' }, lang: { type: 'string' } },
  });
  const { search, question } = words[values.lang] ?? words.en;
  const data = values.data ?? process.env.SAEGIM_DATA;
  const folder = data ?? mkdtempSync(join(tmpdir(), 'saegim-tour-'));
  const library = inRoot('resources/sample');
  const steps = [
    ['import', library, '--library', library, '--data', folder],
    ['search', search, '--library', library, '--data', folder, '-k', '3'],
    ['ask', question, '--library', library, '--data', folder],
  ];
  console.log('Until then, here is what Saegim does, in the terminal, on the sample library.');
  try {
    for (const [name, ...rest] of steps) {
      console.log(`\n$ npm run -s saegim -- ${[name, ...rest].map(quote).join(' ')}`);
      const status = await runInForeground(process.execPath, [inRoot('out/main/cli.js'), name, ...rest]);
      if (status !== 0) return;
    }
  } finally {
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

const quote = (word) => (/\s/.test(word) ? JSON.stringify(word) : word);
