import { useStore } from 'zustand';
import { editingStore } from '../../state/editing.ts';
import { useTranslate } from '../../state/language.ts';
import { navigation } from '../../state/navigation.ts';
import { writingStore } from '../../state/writing.ts';

/** Of the note in front: whether it is saved, and how long it is. Quiet while all is well. */
export function WritingStatus() {
  const t = useTranslate();
  const noteId = useStore(navigation, ({ place, view }) => (view === 'note' ? place?.noteId : undefined));
  const count = useStore(editingStore, (editing) => editing.count);
  const kind = useStore(writingStore, ({ states }) => states.get(noteId ?? '')?.kind);
  const isWriting = useStore(editingStore, ({ notes }) => notes.has(noteId ?? ''));
  if (!isWriting) return null;
  return (
    <>
      {kind && <span data-writing={kind}>{t(`writing.state.${kind}`)}</span>}
      {count && <span>{t('writing.count', { ...count })}</span>}
    </>
  );
}
