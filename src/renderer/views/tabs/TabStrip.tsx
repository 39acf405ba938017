import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Plus, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { NoteId } from '../../../shared/domain/note.ts';
import { useCommandLabel } from '../../commands/useCommands.ts';
import { useTranslate } from '../../state/language.ts';
import { libraryStore } from '../../state/library.ts';
import {
  closeOtherTabsThan,
  closeTabAt,
  navigation,
  putTab,
  showDialog,
  showTab,
} from '../../state/navigation.ts';
import { noteStore } from '../../state/note.ts';
import { writingStore } from '../../state/writing.ts';
import { classes } from '../../ui/classes.ts';
import { ContextMenu, contextMenuParts } from '../../ui/ContextMenu.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { moveInTabs } from './moveInTabs.ts';
import { NoteMenuItems } from './NoteMenuItems.tsx';
import { NoteTools } from './NoteTools.tsx';
import styles from './Tabs.module.css';

/** The open notes. Its panel is the note below. */
export function TabStrip() {
  const t = useTranslate();
  const { tabs, active } = useStore(navigation, (now) => now.tabs);
  const { title: newTab, keys } = useCommandLabel()('tab.new');
  return (
    <div className={styles.bar}>
      <div className={styles.tabs} role="tablist" aria-label={t('tabs.label')}>
        {tabs.map(({ id, place }, index) => (
          <NoteTab
            key={id}
            noteId={place.noteId}
            index={index}
            count={tabs.length}
            isActive={index === active}
          />
        ))}
      </div>
      <IconButton
        size="sm"
        className={styles.add}
        label={newTab}
        keys={keys}
        icon={<Plus />}
        onClick={() => showDialog('newTab')}
      />
      <NoteTools />
    </div>
  );
}

interface NoteTabProps {
  readonly noteId: NoteId;
  readonly index: number;
  readonly count: number;
  readonly isActive: boolean;
}

function NoteTab({ noteId, index, count, isActive }: NoteTabProps) {
  const t = useTranslate();
  const tab = useRef<HTMLDivElement>(null);
  const title = useTitle(noteId) ?? t('tabs.gone');
  const isUnsaved = useStore(writingStore, ({ states }) => {
    const kind = states.get(noteId)?.kind;
    return kind === 'failed' || kind === 'conflict';
  });

  useEffect(() => {
    if (isActive) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isActive]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveInTabs(event.key, index, count);
    if (!move) return;
    event.preventDefault();
    if (move.kind === 'close') closeTabAt(index);
    else focusTab(event.currentTarget, move.index);
    if (move.kind === 'show') showTab(move.index);
  }

  return (
    <ContextMenu
      label={title}
      content={
        <>
          <contextMenuParts.Item onSelect={() => closeTabAt(index)}>{t('tabs.close')}</contextMenuParts.Item>
          <contextMenuParts.Item isDisabled={count < 2} onSelect={() => closeOtherTabsThan(index)}>
            {t('tabs.closeOthers')}
          </contextMenuParts.Item>
          <contextMenuParts.Separator />
          <NoteMenuItems noteId={noteId} parts={contextMenuParts} withoutOpen />
        </>
      }
    >
      <div
        ref={tab}
        className={classes(styles.tab, isActive && styles.active)}
        role="tab"
        id={isActive ? 'note-tab-active' : undefined}
        aria-label={title}
        aria-selected={isActive}
        aria-controls="note-panel"
        tabIndex={isActive ? 0 : -1}
        title={title}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(dragType, String(index));
          event.dataTransfer.effectAllowed = 'move';
        }}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes(dragType)) event.preventDefault();
        }}
        onDrop={(event) => {
          const from = event.dataTransfer.getData(dragType);
          if (from !== '') putTab(Number(from), index);
        }}
        onMouseDown={(event) => {
          if (event.button === 1) event.preventDefault(); // no scrolling by the wheel button
        }}
        onAuxClick={(event) => {
          if (event.button === 1) closeTabAt(index);
        }}
        onClick={() => showTab(index)}
        onKeyDown={onKeyDown}
      >
        <span className={styles.title}>{title}</span>
        {isUnsaved && <span className={styles.unsaved} role="img" aria-label={t('tabs.unsaved')} />}
        <button
          type="button"
          className={styles.close}
          tabIndex={-1}
          aria-label={t('tabs.close.named', { title })}
          onClick={(event) => {
            event.stopPropagation();
            closeTabAt(index);
          }}
        >
          <X aria-hidden="true" />
        </button>
      </div>
    </ContextMenu>
  );
}

const dragType = 'application/x-saegim-tab';

function focusTab(from: HTMLElement, index: number): void {
  from.parentElement?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus();
}

/** @returns undefined for a note that is not, or no longer, in the library */
function useTitle(noteId: NoteId): string | undefined {
  const listed = useStore(libraryStore, ({ notes }) => notes?.find(({ id }) => id === noteId)?.title);
  const shown = useStore(noteStore, ({ document }) =>
    document?.note.id === noteId ? document.note.title : undefined,
  );
  return listed ?? shown;
}
