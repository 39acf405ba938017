import { useDeferredValue, useMemo, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { ArrowDownWideNarrow, ListFilter, SearchX, X } from 'lucide-react';
import { useTranslate, languageStore } from '../../state/language.ts';
import { libraryStore, readLibrary } from '../../state/library.ts';
import { importStore } from '../../state/import.ts';
import { showDialog } from '../../state/navigation.ts';
import { sidebars } from '../../state/sidebars.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Input } from '../../ui/Input.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ImportCard } from '../import/ImportCard.tsx';
import { folderKeys, layOutRows, type Arrangement, type Order, type Row } from './rows.ts';
import { NoteTree } from './NoteTree.tsx';
import { libraryView } from './libraryView.ts';
import styles from './LibraryPane.module.css';

export function LibraryPane() {
  const t = useTranslate();
  const [typed, setTyped] = useState('');
  const filter = useDeferredValue(typed);
  const rows = useRows(filter);
  const isInSight = useStore(sidebars, ({ left }) => left);

  return (
    <section className={styles.pane} aria-label={t('library.title')} data-pane="library">
      <PaneHeader
        title={t('library.title')}
        count={<Counts rows={rows} isFiltered={filter.trim() !== ''} />}
        actions={<OptionsMenu />}
      />
      <div className={styles.filter}>
        <Input
          type="search"
          label={t('library.filter')}
          placeholder={t('library.filter')}
          icon={<ListFilter />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape') setTyped('');
            if (event.key === 'ArrowDown') focusTree(event);
          }}
          trailing={
            typed && (
              <IconButton
                size="sm"
                label={t('library.filter.clear')}
                icon={<X />}
                onClick={() => setTyped('')}
              />
            )
          }
        />
      </div>
      {rows && rows.length > 0 ? (
        <NoteTree rows={rows} label={t('library.tree')} />
      ) : (
        <NoRows filter={filter} />
      )}
      {isInSight && <ImportCard place="pane" />}
    </section>
  );
}

/** From the field into the list, as everywhere. */
function focusTree(event: KeyboardEvent<HTMLElement>): void {
  event.preventDefault();
  event.currentTarget.closest('section')?.querySelector<HTMLElement>('[role="tree"]')?.focus();
}

interface CountsProps {
  readonly rows?: readonly Row[];
  readonly isFiltered: boolean;
}

function Counts({ rows, isFiltered }: CountsProps) {
  const language = useStore(languageStore, (state) => state.language);
  const total = useStore(libraryStore, ({ notes }) => notes?.length ?? 0);
  if (total === 0) return null;
  const number = (count: number) => count.toLocaleString(language);
  const shown = rows?.filter(({ kind }) => kind === 'note').length ?? 0;
  return <span role="status">{isFiltered ? `${number(shown)} / ${number(total)}` : number(total)}</span>;
}

function useRows(filter: string) {
  const notes = useStore(libraryStore, (state) => state.notes);
  const language = useStore(languageStore, (state) => state.language);
  const view = useStore(libraryView);
  const compare = useMemo(() => new Intl.Collator(language, { numeric: true }).compare, [language]);
  return useMemo(
    () => notes && layOutRows(notes, { ...view, filter, compare }),
    [notes, view, filter, compare],
  );
}

function NoRows({ filter }: { readonly filter: string }) {
  const t = useTranslate();
  const notes = useStore(libraryStore, (state) => state.notes);
  const error = useStore(libraryStore, (state) => state.error);
  const isImporting = useStore(importStore, ({ state }) => state.kind === 'running');

  if (!notes && error) {
    const retry = <Button onClick={readLibrary}>{t('library.failed.retry')}</Button>;
    return <ErrorState size="pane" title={t(`error.${error}`)} actions={retry} />;
  }
  if (!notes || (notes.length === 0 && isImporting)) {
    return (
      <div
        className={styles.loading}
        aria-busy="true"
        aria-label={t(notes ? 'library.reading' : 'app.loading')}
      >
        <Skeleton lines={['52%', '78%', '64%', '70%', '44%', '82%', '58%', '66%']} />
      </div>
    );
  }
  if (notes.length === 0) return <EmptyState size="pane" title={t('library.empty')} />;
  return (
    <EmptyState
      size="pane"
      icon={<SearchX />}
      title={t('library.noMatch')}
      body={filter && t('library.noMatch.body')}
      actions={
        <Button size="sm" onClick={() => showDialog('search')}>
          {t('library.noMatch.search')}
        </Button>
      }
    />
  );
}

function OptionsMenu() {
  const t = useTranslate();
  const { arrangement, order, closedFolders } = useStore(libraryView);
  const setFolders = (keys: readonly string[]) => libraryView.setState({ closedFolders: new Set(keys) });
  return (
    <Menu
      align="end"
      trigger={<IconButton size="sm" label={t('library.options')} icon={<ArrowDownWideNarrow />} />}
    >
      <MenuChoice<Arrangement>
        label={t('library.arrange')}
        value={arrangement}
        onChange={(next) => libraryView.setState({ arrangement: next })}
        options={[
          { value: 'folders', label: t('library.arrange.folders') },
          { value: 'list', label: t('library.arrange.list') },
        ]}
      />
      <MenuSeparator />
      <MenuChoice<Order>
        label={t('library.sort')}
        value={order}
        onChange={(next) => libraryView.setState({ order: next })}
        options={[
          { value: 'title', label: t('library.sort.title') },
          { value: 'modified', label: t('library.sort.modified') },
          { value: 'created', label: t('library.sort.created') },
        ]}
      />
      {arrangement === 'folders' && (
        <>
          <MenuSeparator />
          {closedFolders.size > 0 ? (
            <MenuItem onSelect={() => setFolders([])}>{t('library.expandAll')}</MenuItem>
          ) : (
            <MenuItem onSelect={() => setFolders(folderKeys(libraryStore.getState().notes ?? []))}>
              {t('library.collapseAll')}
            </MenuItem>
          )}
        </>
      )}
    </Menu>
  );
}
