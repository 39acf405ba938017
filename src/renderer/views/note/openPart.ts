import type { PreviewTarget } from '../../state/preview.ts';
import { openNote } from '../../state/navigation.ts';
import { readNote } from '../../state/note.ts';
import { partRange } from './markdown/section.ts';

/** Opens a note at the heading or block that a link names. A note that cannot be read says why when it is opened. */
export async function openPart({ noteId, heading, block }: PreviewTarget): Promise<void> {
  if (heading === undefined && block === undefined) return openNote(noteId);
  const text = await readNote(noteId).then(
    (document) => document.text,
    () => '',
  );
  openNote(noteId, partRange(text, { heading, block }));
}
