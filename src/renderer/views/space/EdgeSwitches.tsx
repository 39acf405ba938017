import { useStore } from 'zustand';
import type { EdgeKind } from '../../../shared/domain/space.ts';
import { languageStore } from '../../state/language.ts';
import { showEdges, type Arrangement, type ShownEdges } from '../../state/space.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { classes } from '../../ui/classes.ts';
import { EdgeSample } from './samples.tsx';
import styles from './EdgeSwitches.module.css';

export interface EdgeSwitchesProps {
  readonly arrangement: Arrangement;
  readonly shown: ShownEdges;
  readonly counts: Readonly<Record<EdgeKind, number>>;
}

/** A map joins notes only; tags are no notes. */
const kindsIn: Readonly<Record<Arrangement, readonly EdgeKind[]>> = {
  graph: ['link', 'similar', 'tag'],
  map: ['link', 'similar'],
};

/** Switches that are the legend of the links at the same time. */
export function EdgeSwitches({ arrangement, shown, counts }: EdgeSwitchesProps) {
  const { t, language } = useStore(languageStore);
  return (
    <div className={styles.switches} role="group" aria-label={t('space.edges')}>
      {kindsIn[arrangement].map((kind) => (
        <Tooltip key={kind} text={t(`space.edges.${kind}.hint`)}>
          <button
            type="button"
            role="switch"
            aria-checked={shown[kind]}
            className={classes(styles.switch, shown[kind] && styles.on)}
            onClick={() => showEdges(arrangement, kind, !shown[kind])}
          >
            <EdgeSample kind={kind} />
            <span>{t(`space.edges.${kind}`)}</span>
            <span className={styles.count}>{counts[kind].toLocaleString(language)}</span>
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
