import { useEffect, useRef, useState } from 'react';
import type { Note } from '../../../shared/domain/note.ts';
import { nameWithoutEnding } from '../../../shared/domain/noteFormat.ts';
import { takeUntitled } from '../../state/editing.ts';
import { useTranslate } from '../../state/language.ts';
import { moveNote } from '../../state/noteFiles.ts';
import { renamedPath, whyBadName } from '../tabs/notePaths.ts';
import styles from './Editor.module.css';

export interface TitleFieldProps {
  readonly note: Note;
  readonly onDone: () => void;
}

/** The title line is the name of the file; of a new note it is typed first. Left with another name, the file is renamed and links to it follow. */
export function TitleField({ note, onDone }: TitleFieldProps) {
  const t = useTranslate();
  const field = useRef<HTMLInputElement>(null);
  const isDropped = useRef(false);
  const name = nameWithoutEnding(note.path);
  const [typed, setTyped] = useState(name);
  const isBad = typed.trim() !== '' && whyBadName(typed.trim()) !== undefined;

  const isNew = useRef(false);

  useEffect(() => {
    if (!takeUntitled(note.id)) return;
    isNew.current = true;
    field.current?.focus();
    field.current?.select();
  }, [note.id]);

  async function rename(): Promise<void> {
    const wanted = typed.trim();
    if (isDropped.current || wanted === name) return;
    if (
      wanted === '' ||
      whyBadName(wanted) ||
      !(await moveNote(note, renamedPath(note.path, wanted), isNew.current))
    )
      setTyped(name);
  }

  return (
    <div className={styles.titleBox}>
      <input
        ref={field}
        className={styles.title}
        aria-label={t('writing.title')}
        aria-invalid={isBad || undefined}
        aria-describedby={isBad ? 'title-problem' : undefined}
        value={typed}
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={() => (isDropped.current = false)}
        onBlur={() => void rename()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            onDone();
          } else if (event.key === 'Escape') {
            isDropped.current = true;
            setTyped(name);
            onDone();
          }
        }}
      />
      {isBad && (
        <p id="title-problem" className={styles.problem} role="alert">
          {t('writing.move.badName')}
        </p>
      )}
    </div>
  );
}
