import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useStore } from 'zustand';
import { readablePath } from '../../format/path.ts';
import { useTranslate } from '../../state/language.ts';
import { navigation, openNote } from '../../state/navigation.ts';
import { spaceStore } from '../../state/space.ts';
import { classes } from '../../ui/classes.ts';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { listedNotes, moveInList } from './listedNotes.ts';
import { clusterColour } from './samples.tsx';
import type { SpaceModel, SpaceNode } from './spaceModel.ts';
import { TopicList } from './TopicList.tsx';
import styles from './SpaceList.module.css';

export interface SpaceListProps {
  readonly model: SpaceModel;
  /** A note is looked at: the scene shows where it is. */
  readonly onLook: (id: string) => void;
  readonly onCluster: (id: number | undefined) => void;
}

/** As `--row`. */
const rowHeight = 28;

/** The scene as a list: for keys, for screen readers, and for whoever looks for a name. */
export function SpaceList({ model, onLook, onCluster }: SpaceListProps) {
  const t = useTranslate();
  const cluster = useStore(spaceStore, (space) => space.cluster);
  const isFiltered = model.arrangement === 'map' && cluster !== undefined;
  const notes = useMemo(
    () => listedNotes(model, isFiltered ? cluster : undefined),
    [model, isFiltered, cluster],
  );
  return (
    <aside className={styles.panel} aria-label={t('space.list')}>
      {model.arrangement === 'map' && model.clusters.length > 0 && (
        <TopicList
          clusters={model.clusters}
          colours={model.clusterColours}
          selected={cluster}
          onSelect={onCluster}
        />
      )}
      <PaneHeader title={t('space.notes')} count={notes.length} />
      <NoteListbox model={model} notes={notes} onLook={onLook} />
    </aside>
  );
}

interface NoteListboxProps {
  readonly model: SpaceModel;
  readonly notes: readonly SpaceNode[];
  readonly onLook: (id: string) => void;
}

function NoteListbox({ model, notes, onLook }: NoteListboxProps) {
  const t = useTranslate();
  const scroller = useRef<HTMLDivElement>(null);
  const selected = useStore(spaceStore, (space) => space.selected);
  const openId = useStore(navigation, ({ place }) => place?.noteId);
  const activeIndex = notes.findIndex(({ id }) => id === (selected ?? openId));
  const [typed, setTyped] = useState({ text: '', at: 0 });
  // oxlint-disable-next-line react/incompatible-library -- the React Compiler is not used here
  const virtualizer = useVirtualizer({
    count: notes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => notes[index].id,
    overscan: 10,
    paddingEnd: 8,
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && activeIndex >= 0) return openNote(notes[activeIndex].id);
    const pageSize = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1;
    const text = event.timeStamp - typed.at < 800 ? typed.text + event.key : event.key;
    const index = moveInList(notes, activeIndex, event.key, pageSize, text);
    if (index === undefined) return;
    event.preventDefault();
    if (event.key.length === 1) setTyped({ text, at: event.timeStamp });
    virtualizer.scrollToIndex(index, { align: 'auto' });
    onLook(notes[index].id);
  }

  return (
    <div
      ref={scroller}
      className={styles.notes}
      role="listbox"
      aria-label={t('space.notes')}
      aria-activedescendant={activeIndex >= 0 ? optionId(notes[activeIndex].id) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const note = notes[index];
          const colour = note.cluster && model.clusterColours[model.clusters.indexOf(note.cluster)];
          return (
            <div
              key={note.id}
              id={optionId(note.id)}
              className={classes(
                styles.row,
                note.id === openId && styles.open,
                index === activeIndex && styles.active,
              )}
              role="option"
              aria-selected={index === activeIndex}
              aria-current={note.id === openId || undefined}
              aria-setsize={notes.length}
              aria-posinset={index + 1}
              aria-description={descriptionOf(note, t)}
              title={note.path && readablePath(note.path)}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => openNote(note.id)}
            >
              <span className={styles.dot} style={{ background: clusterColour(colour) }} />
              <span className={styles.name}>{note.label}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function descriptionOf(note: SpaceNode, t: ReturnType<typeof useTranslate>): string {
  const parts = [note.cluster?.label ?? t('space.topic.none')];
  if (note.isOutlier) parts.push(t('space.note.alone'));
  return parts.join('. ');
}

function optionId(id: string): string {
  return `space-note-${encodeURIComponent(id)}`;
}
