import type { ComponentType } from 'react';
import { AppWindow, FileText, FolderOpen, Link, PencilLine, Trash2 } from 'lucide-react';
import type { NoteId } from '../../../shared/domain/note.ts';
import { shell } from '../../bridge.ts';
import { useTranslate } from '../../state/language.ts';
import { libraryStore } from '../../state/library.ts';
import { openNote, showDialog } from '../../state/navigation.ts';
import { notify } from '../../state/notices.ts';
import { noteById, trashNote } from '../../state/noteFiles.ts';
import type { MenuItemProps } from '../../ui/Menu.tsx';

/** Of a drop-down or a context menu. */
export interface MenuParts {
  readonly Item: ComponentType<MenuItemProps>;
  readonly Separator: ComponentType;
}

interface NoteMenuItemsProps {
  readonly noteId: NoteId;
  readonly parts: MenuParts;
  /** The note is open already. */
  readonly withoutOpen?: boolean;
}

/** What can be done to one note, wherever its menu opens. */
export function NoteMenuItems({ noteId, parts: { Item, Separator }, withoutOpen }: NoteMenuItemsProps) {
  const t = useTranslate();
  const note = noteById(noteId);
  if (!note) return null;
  const isReadOnly = libraryStore.getState().status?.isReadOnly ?? false;
  return (
    <>
      {!withoutOpen && (
        <>
          <Item icon={<FileText />} onSelect={() => openNote(noteId, undefined, 'here')}>
            {t('noteMenu.open')}
          </Item>
          <Item icon={<AppWindow />} onSelect={() => openNote(noteId, undefined, 'newTab')}>
            {t('noteMenu.openInNewTab')}
          </Item>
          <Separator />
        </>
      )}
      <Item icon={<PencilLine />} isDisabled={isReadOnly} onSelect={() => showDialog('move', noteId)}>
        {t('noteMenu.move')}
      </Item>
      <Item icon={<Link />} onSelect={() => void copyLink(noteId)}>
        {t('noteMenu.copyLink')}
      </Item>
      <Item icon={<FolderOpen />} onSelect={() => void shell.showInFolder(`${note.root}/${note.path}`)}>
        {t('noteMenu.showInFolder')}
      </Item>
      <Separator />
      <Item icon={<Trash2 />} isDisabled={isReadOnly} onSelect={() => void trashNote(noteId)}>
        {t('noteMenu.trash')}
      </Item>
    </>
  );
}

/** As it is to be written into another note. */
async function copyLink(noteId: NoteId): Promise<void> {
  const notes = libraryStore.getState().notes ?? [];
  const note = notes.find(({ id }) => id === noteId);
  if (!note) return;
  const { createLinkNames } = await import('../editor/linkNames.ts');
  const link = `[[${createLinkNames(notes).linkTo(note)}]]`;
  await navigator.clipboard.writeText(link);
  notify({ tone: 'neutral', message: 'noteMenu.copied', values: { link } });
}
