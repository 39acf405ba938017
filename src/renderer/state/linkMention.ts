/** Makes a link of words that name a note, in the note they stand in. */
import type { Mention } from '../../shared/domain/note.ts';
import { readMentions } from './mentions.ts';
import { asLink, replaceAt } from './mentionLink.ts';
import { attempt } from './noteFiles.ts';
import { notify } from './notices.ts';
import { changeText } from './writing.ts';

/** @param target as a link to the named note is written, without brackets */
export function linkMention(mention: Mention, target: string): Promise<void> {
  const { noteId, title, range, excerpt, mark } = mention;
  const words = excerpt.slice(mark.start, mark.end);
  const link = asLink(words, target);
  return attempt('links.link.failed', { title }, async () => {
    const isLinked = await replace(words, link);
    readMentions();
    if (!isLinked) return notify({ tone: 'danger', message: 'links.link.changed', values: { title } });
    notify({
      tone: 'neutral',
      message: 'links.link.done',
      values: { title },
      action: {
        label: 'writing.undo',
        run: () => void attempt('writing.undo.failed', {}, () => replace(link, words).then(readMentions)),
      },
    });
  });

  async function replace(before: string, after: string): Promise<boolean> {
    let isThere = false;
    await changeText(noteId, (text) => {
      const changed = replaceAt(text, range.start, before, after);
      isThere = changed !== undefined;
      return changed ?? text;
    });
    return isThere;
  }
}
