/** The engine from a terminal: the same parts as in the app, for scripts, tests and machines without a screen. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { createEngine, type Engine } from '../engine/engine.ts';
import { indexFolderOf } from '../engine/library/indexFolder.ts';
import { logToStandardError } from '../engine/log.ts';
import { SaegimError } from '../shared/errors.ts';
import { ask } from './ask.ts';
import { defaultDataFolder } from './dataFolder.ts';
import { evaluateFolder } from './evaluateFolder.ts';
import { showFailures } from './failures.ts';
import { importPaths, rebuildIndex } from './importPaths.ts';
import { showMap } from './map.ts';
import { createOutput, flushOutput, type Output } from './output.ts';
import { search } from './search.ts';
import { showStatus } from './status.ts';

const here = path.dirname(fileURLToPath(import.meta.url)); // out/main
const modelFolder = path.resolve(here, '../../resources/models/multilingual-e5-small');

interface LibraryOptions {
  readonly library?: string;
  readonly data?: string;
  readonly json?: boolean;
}

const program = new Command('saegim')
  .description('Find, see and ask what your notes know. Everything stays on this machine.')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });

libraryCommand('import', 'read notes and folders in place')
  .argument('<path...>', 'files and folders')
  .option('--copy', 'copy them into the folder that --library names, and read them there')
  .action(
    withEngine(true, (engine, output, paths: string[], options: { copy?: boolean }) =>
      importPaths(engine, output, paths, options.copy ? 'copy' : 'link'),
    ),
  );

libraryCommand('rebuild', 'make the index anew from the files').action(withEngine(true, rebuildIndex));

libraryCommand('failures', 'files that could not be read, and why').action(withEngine(false, showFailures));

libraryCommand('search', 'find passages by words and meaning')
  .argument('<words...>')
  .option('-k, --limit <number>', 'how many passages', readCount, 10)
  .action(
    withEngine(false, (engine, output, words: string[], options: { limit: number }) =>
      search(engine, output, words.join(' '), options.limit),
    ),
  );

libraryCommand('ask', 'answer a question from the notes, with citations')
  .argument('<question...>')
  .option('--model <name>', 'an Ollama model, or none to answer by quoting')
  .action(
    withEngine(false, (engine, output, words: string[], options: { model?: string }) =>
      ask(engine, output, words.join(' '), options.model),
    ),
  );

libraryCommand('map', 'places and clusters of all notes').action(withEngine(false, showMap));

libraryCommand('status', 'what the library holds').action(withEngine(false, showStatus));

program
  .command('eval')
  .description('search quality on a retrieval set in BEIR layout')
  .argument('<folder>')
  .option('--json', 'one object on the last line')
  .action(async (folder: string, options: LibraryOptions) => {
    const output = createOutput(options.json ?? false);
    process.exitCode = await evaluateFolder(folder, { modelFolder, workerFolder: here }, output).catch(
      output.failure,
    );
  });

await run();

async function run(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2; // help and version are right use
  }
  await flushOutput();
  process.exit(); // worker threads and native parts hold the process otherwise
}

function libraryCommand(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--library <dir>', "the folder that names the library (default: the app's own)")
    .option('--data <dir>', "where the index lies (default: the app's data folder)")
    .option('--json', 'one object on the last line');
}

/**
 * @param isWriting whether the command is the library's one writer; others read beside an open app, and neither
 * take up what it left unfinished nor embed while they search
 */
function withEngine<Arguments extends unknown[]>(
  isWriting: boolean,
  action: (engine: Engine, output: Output, ...args: Arguments) => Promise<0 | 1>,
): (...args: [...Arguments, Command] | Arguments) => Promise<void> {
  return async (...args) => {
    const command = args.at(-1) as Command;
    const options = command.opts<LibraryOptions>();
    const output = createOutput(options.json ?? false);
    process.exitCode = await openEngine(options, isWriting)
      .then(async (engine) => {
        try {
          return await action(engine, output, ...(args as Arguments));
        } finally {
          await engine.close();
        }
      })
      .catch(output.failure);
  };
}

async function openEngine({ library, data }: LibraryOptions, isWriting: boolean): Promise<Engine> {
  try {
    return await createEngine({
      indexFolder: indexFolderOf(data ?? defaultDataFolder(), library),
      ...(library !== undefined && { libraryFolder: path.resolve(library) }),
      modelFolder,
      workerFolder: here,
      isReadOnly: !isWriting,
      log: logToStandardError,
    });
  } catch (error) {
    if (isWriting || !(error instanceof SaegimError && error.code === 'store-corrupt')) throw error;
    throw new SaegimError('store-corrupt', 'saegim import makes it again', { cause: error });
  }
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('It must be a whole number from 1.');
  return count;
}
