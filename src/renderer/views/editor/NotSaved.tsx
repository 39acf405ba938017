import { TriangleAlert } from 'lucide-react';
import type { Note } from '../../../shared/domain/note.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { languageStore, useTranslate } from '../../state/language.ts';
import { openNote } from '../../state/navigation.ts';
import { notify } from '../../state/notices.ts';
import { createNoteWith } from '../../state/writing.ts';
import { errorCodeOf } from '../../state/latest.ts';
import { Button } from '../../ui/Button.tsx';
import { textOf, type EditorSession } from './editorSessions.ts';
import styles from './Editor.module.css';

interface NotSavedProps {
  readonly session: EditorSession;
  readonly note: Note;
  readonly code: ErrorCode;
}

/** Why, and what to do; the text stays in the editor and in a draft. */
export function NotSaved({ session, note, code }: NotSavedProps) {
  const t = useTranslate();
  return (
    <div className={styles.notSaved} role="alert">
      <TriangleAlert aria-hidden="true" />
      <p>{t('writing.failed', { reason: t(`error.${code}`) })}</p>
      <Button size="sm" onClick={() => void session.writer.flush()}>
        {t('writing.failed.retry')}
      </Button>
      {code === 'not-found' && (
        <Button size="sm" onClick={() => void saveElsewhere(session, note)}>
          {t('writing.failed.copy')}
        </Button>
      )}
    </div>
  );
}

async function saveElsewhere(session: EditorSession, note: Note): Promise<void> {
  const text = textOf(session);
  try {
    const made = await createNoteWith(note.title, text);
    session.writer.takeTheirs({ text, contentHash: session.writer.baseHash }); // it is in a file now
    openNote(made.id, undefined, 'here');
  } catch (error) {
    const reason = languageStore.getState().t(`error.${errorCodeOf(error)}`);
    notify({ tone: 'danger', message: 'writing.create.failed', values: { reason } });
  }
}
