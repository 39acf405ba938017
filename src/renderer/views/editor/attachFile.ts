import type { NoteId } from '../../../shared/domain/note.ts';
import { callEngine } from '../../bridge.ts';
import { languageStore } from '../../state/language.ts';
import { errorCodeOf } from '../../state/latest.ts';
import { notify } from '../../state/notices.ts';
import { attachmentName } from './attachmentName.ts';

/** @returns what a link to it is to say; undefined when it could not be put there, which is said */
export async function attachFile(noteId: NoteId, file: File): Promise<string | undefined> {
  const name = attachmentName(file, new Date());
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return (await callEngine('note.attach', { noteId, name, bytes })).target;
  } catch (error) {
    const reason = languageStore.getState().t(`error.${errorCodeOf(error)}`);
    notify({ tone: 'danger', message: 'writing.attach.failed', values: { name, reason } });
    return undefined;
  }
}
