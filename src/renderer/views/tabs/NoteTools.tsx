import { BookOpen, Ellipsis, PenLine } from 'lucide-react';
import { useStore } from 'zustand';
import { runCommand } from '../../commands/handlers.ts';
import { useCommandLabel } from '../../commands/useCommands.ts';
import { editingStore } from '../../state/editing.ts';
import { useTranslate } from '../../state/language.ts';
import { navigation } from '../../state/navigation.ts';
import { whyReadOnly } from '../../state/whyReadOnly.ts';
import { noteStore } from '../../state/note.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { NoteMenuItems } from './NoteMenuItems.tsx';
import styles from './Tabs.module.css';

const menuParts = { Item: MenuItem, Separator: MenuSeparator };

/** For the note in front: read or write, and what else can be done to it. */
export function NoteTools() {
  const t = useTranslate();
  const noteId = useStore(navigation, ({ place }) => place?.noteId);
  if (noteId === undefined) return null;
  return (
    <div className={styles.tools}>
      <ModeButton noteId={noteId} />
      <Menu align="end" trigger={<IconButton size="sm" label={t('tabs.more')} icon={<Ellipsis />} />}>
        <NoteMenuItems noteId={noteId} parts={menuParts} withoutOpen />
      </Menu>
    </div>
  );
}

/** A note that cannot be written says why instead. */
function ModeButton({ noteId }: { readonly noteId: string }) {
  const t = useTranslate();
  const { keys, ariaKeys } = useCommandLabel()('note.edit');
  const isWriting = useStore(editingStore, ({ notes }) => notes.has(noteId));
  const isWritable = useStore(noteStore, ({ document }) =>
    document?.note.id === noteId ? document.isWritable : undefined,
  );
  const isShut = isWritable === false;
  const reason = t(whyReadOnly());
  const isOn = isWriting && !isShut;
  return (
    <IconButton
      size="sm"
      className={styles.mode}
      label={isShut ? reason : t(isOn ? 'writing.read' : 'writing.edit')}
      keys={isShut ? undefined : keys}
      aria-keyshortcuts={ariaKeys}
      aria-disabled={isShut || undefined}
      icon={isOn ? <BookOpen /> : <PenLine />}
      onClick={() => runCommand('note.edit')}
    />
  );
}
