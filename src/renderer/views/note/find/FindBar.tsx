import { useEffect, useRef, type KeyboardEvent } from 'react';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { SourceRange } from '../../../../shared/domain/note.ts';
import { useTranslate } from '../../../state/language.ts';
import { closeFind, findStore, setQuery } from '../../../state/find.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Input } from '../../../ui/Input.tsx';
import type { DrawnNote } from '../useDrawnNote.ts';
import { mostMatches } from './findMatches.ts';
import { useFind } from './useFind.ts';
import styles from './FindBar.module.css';

interface FindBarProps {
  readonly scroller: HTMLElement;
  readonly drawn: DrawnNote;
  /** A note shown as plain lines draws the match itself. */
  readonly onFoundInPlain: (range: SourceRange | undefined) => void;
}

export function FindBar({ scroller, drawn, onFoundInPlain }: FindBarProps) {
  const t = useTranslate();
  const { query, visit } = useStore(findStore);
  const { count, current, step } = useFind({ scroller, drawn, query, onFoundInPlain });
  const field = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (visit === 0) return;
    const input = field.current?.querySelector('input');
    input?.focus();
    input?.select();
  }, [visit]);

  const close = () => {
    closeFind();
    scroller.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shownCount = count === mostMatches ? `${count}+` : count;
  const isNone = query.trim() !== '' && count === 0;
  return (
    <search className={styles.bar} ref={field} onKeyDown={onKeyDown}>
      <Input
        label={t('find.label')}
        placeholder={t('find.label')}
        value={query}
        aria-invalid={isNone || undefined}
        className={styles.field}
        onChange={(event) => setQuery(event.target.value)}
        trailing={
          <span className={styles.count} aria-hidden="true">
            {isNone
              ? t('find.none')
              : count > 0 && t('find.count.short', { current: current + 1, count: shownCount })}
          </span>
        }
      />
      <span className="visually-hidden" role="status">
        {isNone ? t('find.none') : count > 0 && t('find.count', { current: current + 1, count: shownCount })}
      </span>
      <IconButton
        label={t('find.previous')}
        keys={['Shift', 'F3']}
        size="sm"
        icon={<ChevronUp />}
        disabled={count === 0}
        onClick={() => step(-1)}
      />
      <IconButton
        label={t('find.next')}
        keys={['F3']}
        size="sm"
        icon={<ChevronDown />}
        disabled={count === 0}
        onClick={() => step(1)}
      />
      <IconButton label={t('find.close')} keys={['Esc']} size="sm" icon={<X />} onClick={close} />
    </search>
  );
}
