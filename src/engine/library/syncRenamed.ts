import type { ImportJournal } from './importJournal.ts';
import type { Pipeline } from '../pipeline.ts';
import type { FileRename } from '../write/index.ts';

/**
 * Brings the index in step with files that were renamed here. A file that was linked by itself stays a source
 * under its new name; in the trash it is none, and is one again when it is restored.
 */
export async function syncRenamed(
  { journal, pipeline }: { readonly journal: ImportJournal; readonly pipeline: Pick<Pipeline, 'sync'> },
  paths: readonly string[],
  renames: readonly FileRename[],
): Promise<{ readonly haveSourcesMoved: boolean }> {
  const sources = journal.sources();
  const moved = renames.flatMap(({ from, to }) => {
    const source = sources.find((each) => each.path === from);
    const isHidden = /[/\\]\./.test(to);
    return source && !isHidden ? [{ from, to, kind: source.kind }] : [];
  });
  for (const { to, kind } of moved) await journal.addSource(to, kind);
  await pipeline.sync(paths); // the old name is a source until its note is known by the new one
  for (const { from } of moved) await journal.removeSource(from);
  return { haveSourcesMoved: moved.length > 0 };
}
