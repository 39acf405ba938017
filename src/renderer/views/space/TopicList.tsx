import type { Cluster } from '../../../shared/domain/space.ts';
import { useTranslate } from '../../state/language.ts';
import { classes } from '../../ui/classes.ts';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { clusterColour } from './samples.tsx';
import styles from './SpaceList.module.css';

export interface TopicListProps {
  readonly clusters: readonly Cluster[];
  readonly colours: readonly number[];
  readonly selected: number | undefined;
  /** The same again shows everything. */
  readonly onSelect: (id: number | undefined) => void;
}

export function TopicList({ clusters, colours, selected, onSelect }: TopicListProps) {
  const t = useTranslate();
  return (
    <div className={styles.topics}>
      <PaneHeader title={t('space.topics')} count={clusters.length} />
      <ul aria-label={t('space.topics')}>
        {clusters.map((cluster, index) => (
          <li key={cluster.id}>
            <button
              type="button"
              className={classes(styles.topic, cluster.id === selected && styles.chosen)}
              aria-pressed={cluster.id === selected}
              aria-label={t('space.topic', { label: cluster.label, count: cluster.size })}
              onClick={() => onSelect(cluster.id === selected ? undefined : cluster.id)}
            >
              <span className={styles.swatch} style={{ background: clusterColour(colours[index]) }} />
              <span className={styles.name}>{cluster.label}</span>
              <span className={styles.count}>{cluster.size}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
