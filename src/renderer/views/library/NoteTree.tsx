import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { useStore } from 'zustand';
import type { Note } from '../../../shared/domain/note.ts';
import { readablePath } from '../../format/path.ts';
import { useTranslate } from '../../state/language.ts';
import { navigation, openNote } from '../../state/navigation.ts';
import { ContextMenu, contextMenuParts } from '../../ui/ContextMenu.tsx';
import { classes } from '../../ui/classes.ts';
import { NoteMenuItems } from '../tabs/NoteMenuItems.tsx';
import { moveInTree } from './moveInTree.ts';
import { toggleFolder } from './libraryView.ts';
import type { Row } from './rows.ts';
import styles from './NoteTree.module.css';

export interface NoteTreeProps {
  readonly rows: readonly Row[];
  readonly label: string;
}

/** As `--row`. */
const rowHeight = 28;

/**
 * Only the rows in sight are in the page. The tree itself has the focus and names the active row
 * (`aria-activedescendant`), so that scrolling a row away does not lose it.
 */
export function NoteTree({ rows, label }: NoteTreeProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const openId = useStore(navigation, (now) => now.place?.noteId);
  const [activeKey, setActiveKey] = useState<string>();
  const [menuNote, setMenuNote] = useState<Note>();
  const activeIndex = rows.findIndex((row) => row.key === (activeKey ?? openId));
  // oxlint-disable-next-line react/incompatible-library -- the React Compiler is not used here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index].key,
    overscan: 12,
    paddingEnd: 16,
  });

  useRevealOpenNote(rows, openId, virtualizer);

  function onKeyDown(event: KeyboardEvent) {
    const isEnter = event.key === 'Enter'; // with Mod it opens in a new tab
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    if ((hasModifier && !isEnter) || event.nativeEvent.isComposing) return;
    const pageSize = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1;
    const move = moveInTree(rows, activeIndex, event.key, pageSize);
    if (!move) return;
    event.preventDefault();
    if (move.kind === 'toggle') return toggleFolder(move.key);
    const row = rows[move.index];
    setActiveKey(row.key);
    virtualizer.scrollToIndex(move.index, { align: 'auto' });
    if (move.kind === 'open' && row.kind === 'note') openNote(row.note.id);
  }

  /** The row under the pointer; by key (Shift+F10) the active one. */
  function onContextMenu(event: MouseEvent<HTMLElement>) {
    const under = (event.target as HTMLElement).closest<HTMLElement>('[role="treeitem"]')?.id;
    const row = rows.find(({ key }) => rowId(key) === under) ?? rows[activeIndex];
    setMenuNote(row?.kind === 'note' ? row.note : undefined);
    if (row?.kind !== 'note') event.preventDefault();
  }

  return (
    <ContextMenu
      label={menuNote?.title ?? label}
      content={menuNote && <NoteMenuItems noteId={menuNote.id} parts={contextMenuParts} />}
    >
      <div
        ref={scroller}
        onContextMenu={onContextMenu}
        className={styles.tree}
        role="tree"
        aria-label={label}
        aria-activedescendant={activeIndex >= 0 ? rowId(rows[activeIndex].key) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div className={styles.rows} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <TreeRow
              key={rows[index].key}
              row={rows[index]}
              top={start}
              isOpen={rows[index].key === openId}
              isActive={index === activeIndex}
              onActivate={() => setActiveKey(rows[index].key)}
            />
          ))}
        </div>
      </div>
    </ContextMenu>
  );
}

/** A note opened elsewhere (search, graph, link) is brought into sight, once; not the first, which opens by itself. */
function useRevealOpenNote(
  rows: readonly Row[],
  openId: string | undefined,
  virtualizer: { scrollToIndex: (index: number, options: { align: 'auto' }) => void },
): void {
  const revealed = useRef<string>(undefined);
  useEffect(() => {
    if (revealed.current === openId) return;
    const index = rows.findIndex((row) => row.key === openId);
    if (index < 0) return;
    revealed.current = openId;
    if (navigation.getState().visit > 1) virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [rows, openId, virtualizer]);
}

interface TreeRowProps {
  readonly row: Row;
  readonly top: number;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly onActivate: () => void;
}

function TreeRow({ row, top, isOpen, isActive, onActivate }: TreeRowProps) {
  const t = useTranslate();
  const isFolder = row.kind === 'folder';
  return (
    <div
      id={rowId(row.key)}
      className={classes(
        styles.row,
        isFolder && styles.folder,
        isOpen && styles.open,
        isActive && styles.active,
      )}
      role="treeitem"
      aria-level={row.level}
      aria-expanded={isFolder ? row.isOpen : undefined}
      aria-selected={isOpen}
      aria-label={isFolder ? t('library.folder', { name: row.name, count: row.count }) : row.note.title}
      title={isFolder ? undefined : readablePath(row.note.path)}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 8 + (row.level - 1) * 14 }}
      onClick={() => {
        onActivate();
        if (isFolder) toggleFolder(row.key);
        else openNote(row.note.id);
      }}
    >
      <span className={classes(styles.chevron, isFolder && row.isOpen && styles.turned)}>
        {isFolder && <ChevronRight />}
      </span>
      <span className={styles.name}>{isFolder ? row.name : row.note.title}</span>
      {isFolder && <span className={styles.count}>{row.count.toLocaleString()}</span>}
    </div>
  );
}

function rowId(key: string): string {
  return `row-${encodeURIComponent(key)}`;
}
