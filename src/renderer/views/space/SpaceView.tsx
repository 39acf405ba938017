import { useEffect, useMemo } from 'react';
import { Share2, Sparkles } from 'lucide-react';
import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
import { followSpace, readGraph, readMap, spaceStore, type Arrangement } from '../../state/space.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { SpaceScene } from './SpaceScene.tsx';
import { SpaceSkeleton } from './SpaceSkeleton.tsx';
import { buildSpaceModel } from './spaceModel.ts';
import styles from './Space.module.css';

export interface SpaceViewProps {
  readonly arrangement: Arrangement;
}

/** The notes in one picture: as a graph of links, or as a map of meaning. */
export function SpaceView({ arrangement }: SpaceViewProps) {
  const t = useTranslate();
  useEffect(followSpace, []);
  return (
    <section className={styles.view} aria-label={t(`space.${arrangement}`)}>
      <SpaceContent arrangement={arrangement} />
    </section>
  );
}

function SpaceContent({ arrangement }: SpaceViewProps) {
  const t = useTranslate();
  const graph = useStore(spaceStore, (space) => space.graph);
  const map = useStore(spaceStore, (space) => space.map);
  const error = useStore(spaceStore, (space) => space[`${arrangement}Error`]);
  const shown = useStore(spaceStore, (space) => space.shownEdges[arrangement]);
  const model = useMemo(
    () => buildSpaceModel(arrangement, graph, map, shown),
    [arrangement, graph, map, shown],
  );

  if (!model && error) {
    const retry = arrangement === 'graph' ? readGraph : readMap;
    return (
      <ErrorState title={t(`error.${error}`)} actions={<Button onClick={retry}>{t('space.retry')}</Button>} />
    );
  }
  if (!model) return <SpaceSkeleton label={t(`space.loading.${arrangement}`)} />;
  if (model.noteCount > 0) return <SpaceScene model={model} />;
  if (model.pending > 0) {
    const body = t('space.coming.body', { count: model.pending });
    return <EmptyState icon={<Sparkles />} title={t('space.coming')} body={body} />;
  }
  return <EmptyState icon={<Share2 />} title={t('space.empty')} body={t('space.empty.body')} />;
}
