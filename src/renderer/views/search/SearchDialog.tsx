import { useEffect, useMemo, useRef } from 'react';
import { Search, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { Hit } from '../../../shared/domain/search.ts';
import { useTranslate } from '../../state/language.ts';
import { libraryStore } from '../../state/library.ts';
import { navigation, openNote, showDialog } from '../../state/navigation.ts';
import { noteStore, type RecentNote } from '../../state/note.ts';
import { search } from '../../state/search.ts';
import { groupByNote, isSearching } from '../../state/searchSession.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useComposerKeys } from '../composer/useComposerKeys.ts';
import { SearchFailed, SearchHint, SearchNothing } from './SearchStates.tsx';
import { SearchFooter } from './SearchFooter.tsx';
import { NoteRows, HitRows, rowId } from './SearchRows.tsx';
import styles from './Search.module.css';

export function SearchDialog() {
  const isOpen = useStore(navigation, (state) => state.dialog === 'search');
  return isOpen ? <OpenSearch /> : null;
}

function close(): void {
  showDialog(undefined);
}

/** The text of last time is still there, and its answer may be of notes that changed or went since. */
function followLibraryChanges(): () => void {
  search.refresh();
  return libraryStore.subscribe((now, before) => {
    if (now.notes !== before.notes) search.refresh();
  });
}

/** Stable, so that rows are not drawn anew for nothing. */
const noHits: readonly Hit[] = [];

function OpenSearch() {
  const t = useTranslate();
  const state = useStore(search.store);
  const recent = useRecentNotes();
  useEffect(followLibraryChanges, []);
  const isEmpty = state.text.trim() === '';
  const hits = state.answer?.hits ?? noHits;
  const groups = useMemo(() => groupByNote(hits), [hits]);
  const rowCount = isEmpty ? recent.length : hits.length;

  const submit = () => {
    const chosen = recent[state.active];
    if (!isEmpty) search.submit();
    else if (chosen) openNote(chosen.noteId);
  };

  return (
    <Dialog title={t('search.title')} onClose={close} size="lg" isBare>
      <div className={styles.search}>
        <SearchField rowCount={rowCount} onSubmit={submit} />
        <div className={styles.results}>
          {isEmpty &&
            (recent.length > 0 ? <NoteRows notes={recent} active={state.active} /> : <SearchHint />)}
          {!isEmpty && state.error && <SearchFailed error={state.error} onRetry={search.retry} />}
          {!isEmpty && !state.error && hits.length > 0 && <HitRows groups={groups} active={state.active} />}
          {!isEmpty && !state.error && state.answer && hits.length === 0 && (
            <SearchNothing text={state.answeredText} />
          )}
        </div>
        <SearchFooter state={state} noteCount={groups.length} />
      </div>
    </Dialog>
  );
}

/** Others than the one that is open. */
function useRecentNotes(): readonly RecentNote[] {
  const recent = useStore(noteStore, (notes) => notes.recent);
  const openId = useStore(navigation, (now) => now.place?.noteId);
  return useMemo(() => recent.filter(({ noteId }) => noteId !== openId), [recent, openId]);
}

interface SearchFieldProps {
  readonly rowCount: number;
  readonly onSubmit: () => void;
}

function SearchField({ rowCount, onSubmit }: SearchFieldProps) {
  const t = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const state = useStore(search.store);
  const { ref, onKeyDown, ...composition } = useComposerKeys<HTMLInputElement>(onSubmit);

  useEffect(() => input.current?.select(), []);
  useEffect(() => {
    document.getElementById(rowId(state.active))?.scrollIntoView({ block: 'nearest' });
  }, [state.active]);

  const onKey = (event: React.KeyboardEvent<HTMLInputElement>) => {
    onKeyDown(event);
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (step === undefined) return;
    event.preventDefault();
    search.move(step, rowCount);
  };

  return (
    <div className={styles.field}>
      {isSearching(state) ? <Spinner size={18} /> : <Search aria-hidden="true" />}
      <input
        ref={(element) => {
          input.current = element;
          return ref(element);
        }}
        className={styles.input}
        role="combobox"
        aria-label={t('search.title')}
        aria-expanded={rowCount > 0}
        aria-controls="search-rows"
        aria-autocomplete="list"
        aria-activedescendant={rowCount > 0 ? rowId(state.active) : undefined}
        placeholder={t('search.placeholder')}
        value={state.text}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => search.setText(event.currentTarget.value)}
        onKeyDown={onKey}
        {...composition}
      />
      {state.text && (
        <IconButton
          label={t('search.clear')}
          icon={<X />}
          size="sm"
          onClick={() => {
            search.setText('');
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}
