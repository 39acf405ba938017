import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { ChevronRight, ListTree } from 'lucide-react';
import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
import { navigation } from '../../state/navigation.ts';
import { noteStore } from '../../state/note.ts';
import { goToHeading, outlineStore } from '../../state/outline.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ScrollArea } from '../../ui/ScrollArea.tsx';
import { headingDepths } from '../note/outline/heading.ts';
import { hasChildren, moveInOutline, shownRow, visibleRows } from './moveInOutline.ts';
import styles from './Outline.module.css';

export function OutlinePane() {
  const t = useTranslate();
  const place = useStore(navigation, (state) => state.place);
  const { noteId, headings } = useStore(outlineStore);
  // Until the next note has come the former one stands; nothing of it where none can come.
  const isGone = useStore(noteStore, ({ error }) => error === 'not-found');
  if (!place || isGone) return <EmptyState size="pane" icon={<ListTree />} title={t('outline.none.note')} />;
  if (headings.length === 0) {
    return (
      <EmptyState size="pane" icon={<ListTree />} title={t('outline.none')} body={t('outline.none.hint')} />
    );
  }
  return <Tree key={noteId} />;
}

function Tree() {
  const t = useTranslate();
  const { headings, current } = useStore(outlineStore);
  const depths = useMemo(() => headingDepths(headings), [headings]);
  const [shut, setShut] = useState<ReadonlySet<number>>(new Set());
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const isShut = (index: number) => shut.has(index);
  const rows = visibleRows(depths, isShut);
  const lit = current < 0 ? -1 : shownRow(current, depths, isShut);
  const stop = rows.includes(chosen) ? chosen : (rows[0] ?? 0);

  useEffect(() => {
    list.current?.querySelector(`[data-row="${lit}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [lit]);

  const fold = (index: number, wanted: boolean) =>
    setShut((former) => {
      const next = new Set(former);
      if (wanted) next.add(index);
      else next.delete(index);
      return next;
    });
  const focusRow = (index: number) => {
    setChosen(index);
    list.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') goToHeading(headings[stop].start);
    else if (event.key === 'ArrowRight' && isShut(stop)) fold(stop, false);
    else if (event.key === 'ArrowLeft' && hasChildren(depths, stop) && !isShut(stop)) fold(stop, true);
    else {
      const next = moveInOutline(event.key, stop, depths, isShut);
      if (next === undefined) return;
      focusRow(next);
    }
    event.preventDefault();
  };
  return (
    <ScrollArea>
      <ul ref={list} role="tree" aria-label={t('side.outline')} className={styles.tree} onKeyDown={onKeyDown}>
        {rows.map((index) => {
          const isParent = hasChildren(depths, index);
          return (
            <li
              key={index}
              role="treeitem"
              aria-level={depths[index] + 1}
              aria-expanded={isParent ? !isShut(index) : undefined}
              aria-selected={index === lit}
              tabIndex={index === stop ? 0 : -1}
              data-row={index}
              data-current={index === lit || undefined}
              className={styles.row}
              style={{ paddingLeft: `${0.25 + depths[index] * 0.875}rem` }}
              onClick={() => {
                setChosen(index);
                goToHeading(headings[index].start);
              }}
            >
              <span
                className={styles.fold}
                data-open={isParent && !isShut(index)}
                aria-hidden="true"
                onClick={(event) => {
                  if (!isParent) return;
                  event.stopPropagation();
                  fold(index, !isShut(index));
                }}
              >
                {isParent && <ChevronRight />}
              </span>
              <span className={styles.text} title={headings[index].text}>
                {headings[index].text}
              </span>
            </li>
          );
        })}
      </ul>
    </ScrollArea>
  );
}
