import { useEffect, useId, useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import type { Note } from '../../../shared/domain/note.ts';
import { nameWithoutEnding } from '../../../shared/domain/noteFormat.ts';
import { useTranslate } from '../../state/language.ts';
import { libraryStore } from '../../state/library.ts';
import { navigation, showDialog } from '../../state/navigation.ts';
import { readNote } from '../../state/note.ts';
import { moveNote } from '../../state/noteFiles.ts';
import { folderOf } from '../../state/writing.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Input } from '../../ui/Input.tsx';
import { moveProblem } from './moveProblem.ts';
import { foldersOf, joinedPath } from './notePaths.ts';
import styles from './Files.module.css';

/** Another name or folder for a note; says how many links will follow before it is done. */
export function MoveDialog() {
  const noteId = useStore(navigation, ({ dialogNoteId }) => dialogNoteId);
  const [note] = useState(() => libraryStore.getState().notes?.find(({ id }) => id === noteId));
  useEffect(() => {
    if (!note) showDialog(undefined);
  }, [note]);
  return note ? <MoveForm note={note} /> : null;
}

function MoveForm({ note }: { readonly note: Note }) {
  const t = useTranslate();
  const listId = useId();
  const notes = useStore(libraryStore, (state) => state.notes) ?? [];
  const [name, setName] = useState(() => nameWithoutEnding(note.path));
  const [folder, setFolder] = useState(() => folderOf(note.path).normalize('NFC'));
  const [isBusy, setIsBusy] = useState(false);
  const links = useLinkCount(note);
  const path = joinedPath(folder, name, note.path);
  const problem = moveProblem(note, folder, name, notes);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (problem) return;
    setIsBusy(true);
    if (await moveNote(note, path)) showDialog(undefined);
    else setIsBusy(false);
  }

  return (
    <Dialog
      size="sm"
      title={t('writing.move.title')}
      closeLabel={t('app.close')}
      onClose={() => showDialog(undefined)}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <label className={styles.field}>
          <span>{t('writing.move.name')}</span>
          <Input
            label={t('writing.move.name')}
            ref={selectAtOnce}
            value={name}
            aria-invalid={problem === 'bad' || undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label className={styles.field}>
          <span>{t('writing.move.folder')}</span>
          <Input
            label={t('writing.move.folder')}
            list={listId}
            placeholder={t('writing.move.folder.hint')}
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
          <datalist id={listId}>
            {foldersOf(notes, note.root).map((each) => (
              <option key={each} value={each.normalize('NFC')} />
            ))}
          </datalist>
        </label>
        <p
          className={styles.hint}
          role="status"
          data-problem={problem && problem !== 'same' ? '' : undefined}
        >
          {problem === 'bad'
            ? t('writing.move.badName')
            : problem === 'taken'
              ? t('writing.move.taken')
              : links !== undefined && t('writing.move.links', { count: links })}
        </p>
        <div className={styles.actions}>
          <Button onClick={() => showDialog(undefined)}>{t('writing.cancel')}</Button>
          <Button variant="primary" type="submit" isBusy={isBusy} disabled={problem !== undefined}>
            {t('writing.move.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** One frame later: the dialog takes the focus when it opens. */
function selectAtOnce(field: HTMLInputElement | null): void {
  if (field) requestAnimationFrame(() => field.select());
}

/** @returns how many notes link to it; undefined until known */
function useLinkCount({ id }: Note): number | undefined {
  const [count, setCount] = useState<number>();
  useEffect(() => {
    let isHere = true;
    readNote(id).then(
      ({ backlinks }) => isHere && setCount(backlinks.length),
      () => undefined, // the dialog then says nothing about links
    );
    return () => {
      isHere = false;
    };
  }, [id]);
  return count;
}
