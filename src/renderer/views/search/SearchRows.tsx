import { memo } from 'react';
import { Clock, FileText } from 'lucide-react';
import type { Hit } from '../../../shared/domain/search.ts';
import { readableFolder } from '../../format/path.ts';
import { placeLabel } from '../../format/placeLabel.ts';
import { useTranslate } from '../../state/language.ts';
import { openNote } from '../../state/navigation.ts';
import type { RecentNote } from '../../state/note.ts';
import { search } from '../../state/search.ts';
import { PassageText } from '../passage/PassageText.tsx';
import { ScoreShares } from './ScoreShares.tsx';
import styles from './Search.module.css';

export function rowId(index: number): string {
  return `search-row-${index}`;
}

interface HitRowsProps {
  readonly groups: readonly (readonly Hit[])[];
  readonly active: number;
}

export function HitRows({ groups, active }: HitRowsProps) {
  const t = useTranslate();
  const firsts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, group) => sum + group.length, 0),
  );
  return (
    <div id="search-rows" role="listbox" aria-label={t('search.results')} className={styles.rows}>
      {groups.map((hits, group) => (
        <div key={hits[0].noteId} role="group" aria-label={hits[0].title} className={styles.group}>
          <div className={styles.groupHead} aria-hidden="true">
            <FileText />
            <span className={styles.groupTitle}>{hits[0].title}</span>
            <span className={styles.groupPath}>{readableFolder(hits[0].path)}</span>
          </div>
          {hits.map((hit, index) => (
            <HitRow
              key={hit.chunkId}
              hit={hit}
              index={firsts[group] + index}
              isActive={firsts[group] + index === active}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface HitRowProps {
  readonly hit: Hit;
  readonly index: number;
  readonly isActive: boolean;
}

const HitRow = memo(function HitRow({ hit, index, isActive }: HitRowProps) {
  const t = useTranslate();
  const headings = hit.headingPath[0] === hit.title ? hit.headingPath.slice(1) : hit.headingPath;
  // A chapter's or section's name is often a heading already.
  const place = hit.place && !headings.includes(hit.place.name ?? '') && placeLabel(t, hit.place);
  return (
    <div
      id={rowId(index)}
      role="option"
      aria-selected={isActive}
      className={styles.row}
      onPointerMove={() => search.activate(index)}
      onClick={() => openNote(hit.noteId, hit.range)}
    >
      <div className={styles.found}>
        <span className="visually-hidden">{hit.title}</span>
        {(place || headings.length > 0) && (
          <p className={styles.heading}>
            {place && <span className={styles.place}>{place}</span>}
            {headings.join(' › ')}
          </p>
        )}
        <p className={styles.passage}>
          <PassageText
            text={hit.text}
            start={hit.range.start}
            marks={hit.marks}
            headings={[hit.title, ...hit.headingPath]}
          />
        </p>
      </div>
      <ScoreShares parts={hit.parts} />
    </div>
  );
});

interface NoteRowsProps {
  readonly notes: readonly RecentNote[];
  readonly active: number;
}

export function NoteRows({ notes, active }: NoteRowsProps) {
  const t = useTranslate();
  return (
    <div className={styles.recent}>
      <p className={styles.caption} aria-hidden="true">
        {t('search.recent')}
      </p>
      <div id="search-rows" role="listbox" aria-label={t('search.recent')} className={styles.rows}>
        {notes.map((note, index) => (
          <div
            key={note.noteId}
            id={rowId(index)}
            role="option"
            aria-selected={index === active}
            className={styles.noteRow}
            onPointerMove={() => search.activate(index)}
            onClick={() => openNote(note.noteId)}
          >
            <Clock aria-hidden="true" />
            <span className={styles.groupTitle}>{note.title}</span>
            <span className={styles.groupPath}>{readableFolder(note.path)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
