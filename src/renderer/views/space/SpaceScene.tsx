import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
import { navigation, openNote } from '../../state/navigation.ts';
import { selectCluster, selectNode, spaceStore, type ShownEdges } from '../../state/space.ts';
import type { LineVisibilities } from '../../scene/index.ts';
import { EdgeSwitches } from './EdgeSwitches.tsx';
import { HoverCard } from './HoverCard.tsx';
import { Legend } from './Legend.tsx';
import { SpaceList } from './SpaceList.tsx';
import type { SpaceModel } from './spaceModel.ts';
import { useScene } from './useScene.ts';
import { ViewControls } from './ViewControls.tsx';
import styles from './Space.module.css';

/** Px: the list takes 232 of them. */
const widthForList = 820;

/** Scene, its controls, and the list that has everything in it too. */
export function SpaceScene({ model }: { readonly model: SpaceModel }) {
  const t = useTranslate();
  const { arrangement } = model;
  const [hovered, setHovered] = useState<string>();
  const shown = useStore(spaceStore, (space) => space.shownEdges[arrangement]);
  const selected = useStore(spaceStore, (space) => space.selected);
  const cluster = useStore(spaceStore, (space) => space.cluster);
  const { ref: stage, hasRoom } = useRoomForList();
  const isListChosen = useStore(spaceStore, (space) => space.isListOpen[arrangement]);
  const isListOpen = isListChosen ?? (arrangement === 'map' && hasRoom);
  const open = useStore(navigation, ({ place }) => place?.noteId);
  const lines = useMemo(() => visibilitiesOf(shown, arrangement), [shown, arrangement]);

  function clickNode(id: string | undefined) {
    const node = model.nodes.find((other) => other.id === id);
    if (node?.kind === 'note') return openNote(node.id);
    if (node) return selectNode(node.id === selected ? undefined : node.id);
    selectCluster(undefined);
  }

  const { ref, scene } = useScene({
    data: model.scene,
    lines,
    selected,
    group: arrangement === 'map' ? cluster : undefined,
    open,
    onHover: setHovered,
    onClick: clickNode,
    onDismiss: () => selectCluster(undefined),
  });

  return (
    <>
      <div ref={stage} className={styles.stage}>
        <div
          ref={ref}
          className={styles.scene}
          role="application"
          aria-label={nameOf(model, shown, t)}
          aria-describedby="space-keys"
          tabIndex={0}
        />
        <p id="space-keys" className="visually-hidden">
          {t('space.keys')}
        </p>
        <EdgeSwitches arrangement={arrangement} shown={shown} counts={model.edgeCounts} />
        <ViewControls arrangement={arrangement} scene={scene} isListOpen={isListOpen} />
        <div className={styles.corner}>
          {hovered && <HoverCard model={model} id={hovered} />}
          <Legend model={model} hasOpen={open !== undefined} />
        </div>
      </div>
      {isListOpen && (
        <SpaceList
          model={model}
          onLook={(id) => {
            selectNode(id);
            scene?.reveal(id);
          }}
          onCluster={(id) => {
            selectCluster(id);
            scene?.fit(id);
          }}
        />
      )}
    </>
  );
}

/** Whether the scene is wide enough to give the list a part; asked once, so that nothing jumps later. */
function useRoomForList() {
  const ref = useRef<HTMLDivElement>(null);
  const [hasRoom, setHasRoom] = useState(false);
  useLayoutEffect(() => setHasRoom((ref.current?.clientWidth ?? 0) >= widthForList), []);
  return { ref, hasRoom };
}

/** In the map, links that are switched off still trace the neighbourhood of what is looked at. */
function visibilitiesOf(shown: ShownEdges, arrangement: SpaceModel['arrangement']): LineVisibilities {
  const off = arrangement === 'map' ? 'traced' : 'hidden';
  return {
    link: shown.link ? 'shown' : off,
    tag: shown.tag ? 'shown' : 'hidden',
    similar: shown.similar ? 'shown' : off,
  };
}

function nameOf(model: SpaceModel, shown: ShownEdges, t: ReturnType<typeof useTranslate>): string {
  const { noteCount, edgeCounts, clusters } = model;
  if (model.arrangement === 'map') return t('space.map.scene', { notes: noteCount, topics: clusters.length });
  const links = (['link', 'tag', 'similar'] as const).reduce(
    (sum, kind) => sum + (shown[kind] ? edgeCounts[kind] : 0),
    0,
  );
  return t('space.graph.scene', { notes: noteCount, links });
}
