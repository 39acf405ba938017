/**
 * `npm run bench [-- import|search|vault|memory]`: the figures of README, printed as a table and written to
 * bench/results/bench.json with the machine they were taken on. Read ratios; machines differ.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repoRoot } from '../fixtures/paths.ts';
import { benchImporting, type ImportFigures } from './importing.ts';
import { describeMachine } from './machine.ts';
import { benchMemory, type MemoryFigures } from './memory.ts';
import { benchSearching, type SearchFigures } from './searching.ts';
import { benchVault, type VaultFigures } from './vault.ts';

interface Results {
  readonly machine: string;
  readonly import?: ImportFigures;
  readonly search?: SearchFigures;
  readonly vault?: VaultFigures;
  readonly memory?: MemoryFigures;
}

const resultsFile = path.join(repoRoot, 'bench/results/bench.json');
const chosen = process.argv.slice(2);
const isChosen = (part: string) => chosen.length === 0 || chosen.includes(part);

let results: Results = { ...(await readEarlier()), machine: describeMachine() };
if (isChosen('import')) results = { ...results, import: await benchImporting(1000) };
if (isChosen('search')) results = { ...results, search: await benchSearching() };
if (isChosen('vault')) results = { ...results, vault: await benchVault(6000) };
if (isChosen('memory')) results = { ...results, memory: await benchMemory(6000) };
await mkdir(path.dirname(resultsFile), { recursive: true });
await writeFile(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
process.stdout.write(`${toTable(results)}\n`);
process.exit(0);

async function readEarlier(): Promise<Partial<Results>> {
  try {
    return JSON.parse(await readFile(resultsFile, 'utf8')) as Partial<Results>;
  } catch {
    return {}; // the first run
  }
}

function toTable({ machine, import: importing, search, vault, memory }: Results): string {
  const rows: [string, string][] = [];
  if (importing) {
    const { notes, passages, tokens } = importing;
    rows.push(
      [
        `import of ${notes} notes (${passages} passages, ${tokens} tokens): words`,
        `${importing.wordsSeconds.toFixed(1)} s`,
      ],
      [
        'words and meaning',
        `${importing.totalSeconds.toFixed(1)} s, ${Math.round(importing.importTokensPerSecond)} tokens/s`,
      ],
      [
        'share of the bare embedder in the same run',
        `${(importing.shareOfBare * 100).toFixed(0)} % of ${Math.round(importing.bareTokensPerSecond)}`,
      ],
      [
        'times transformers.js in batches of 25',
        `${importing.timesPeer.toFixed(1)} × ${Math.round(importing.peerTokensPerSecond)}`,
      ],
    );
  }
  if (search) {
    rows.push(
      [`first answer after start, ${search.passages} passages`, `${Math.round(search.firstAnswerMs)} ms`],
      ['later answers, p50 / p95', `${search.p50Ms.toFixed(0)} / ${search.p95Ms.toFixed(0)} ms`],
      ['memory of the engine', `${Math.round(search.engineMegabytes)} MB`],
    );
  }
  if (vault) {
    rows.push(
      [
        `vault of ${vault.notes} notes in ${vault.languages} languages (${vault.passages} passages, ${vault.tokens} tokens): words`,
        `${vault.wordsSeconds.toFixed(1)} s, ${vault.failed.length} failed`,
      ],
      [
        'words and meaning, share of the bare embedder',
        `${vault.totalSeconds.toFixed(1)} s, ${Math.round(vault.tokensPerSecond)} tokens/s, ${(vault.shareOfBare * 100).toFixed(0)} %`,
      ],
      [
        'opened again with nothing changed',
        `${vault.reopenSeconds.toFixed(1)} s, ${vault.embeddedAgain} passages embedded again`,
      ],
    );
  }
  if (memory) {
    rows.push([
      `memory of the engine at its highest, ${memory.notes} notes coming in`,
      `${memory.peakMegabytes} MB`,
    ]);
  }
  return [
    `${machine}`,
    '',
    '| measure | figure |',
    '|---|---|',
    ...rows.map(([name, figure]) => `| ${name} | ${figure} |`),
  ].join('\n');
}
