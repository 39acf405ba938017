import { useEffect } from 'react';
import { Unlink } from 'lucide-react';
import { useStore } from 'zustand';
import type { LibrarySource } from '../../../shared/domain/library.ts';
import { readablePath } from '../../format/path.ts';
import { importChosenFolder } from '../../state/import.ts';
import { useTranslate } from '../../state/language.ts';
import { showDialog } from '../../state/navigation.ts';
import { followSources, removeSource, sourcesStore } from '../../state/sources.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PathFact } from './PathFact.tsx';
import { Line } from './Section.tsx';

/** Folders that are read and watched where they are. */
export function SourceLines({ isDisabled }: { readonly isDisabled: boolean }) {
  const t = useTranslate();
  useEffect(followSources, []);
  const linked = useStore(sourcesStore, (state) => state.sources)?.filter(({ kind }) => kind === 'linked');
  return (
    <>
      <Line
        label={t('settings.library.sources')}
        hint={linked?.length === 0 && t('settings.library.sources.none')}
      >
        <Button
          size="sm"
          disabled={isDisabled}
          onClick={() => {
            showDialog(undefined); // else it would lie over the progress
            void importChosenFolder('link');
          }}
        >
          {t('settings.library.sources.add')}
        </Button>
      </Line>
      {linked?.map((source) => (
        <SourceLine key={source.path} source={source} isDisabled={isDisabled} />
      ))}
    </>
  );
}

function SourceLine({
  source,
  isDisabled,
}: {
  readonly source: LibrarySource;
  readonly isDisabled: boolean;
}) {
  const t = useTranslate();
  const { path, state, notes } = source;
  return (
    <PathFact
      label=""
      path={path}
      hint={t(`settings.library.source.${state}`, { count: notes })}
      trailing={
        <IconButton
          size="sm"
          side="left"
          label={t('settings.library.sources.remove', { path: readablePath(path) })}
          icon={<Unlink />}
          disabled={isDisabled}
          onClick={() => void removeSource(path)}
        />
      }
    />
  );
}
