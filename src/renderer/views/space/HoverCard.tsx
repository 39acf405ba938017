import { readablePath } from '../../format/path.ts';
import { useTranslate } from '../../state/language.ts';
import { EdgeSample, clusterColour } from './samples.tsx';
import { neighboursOf, type SpaceModel } from './spaceModel.ts';
import styles from './HoverCard.module.css';

const neighbourLimit = 4;

/**
 * What lies under the pointer; always in the same corner, where it does not hide the neighbourhood.
 * For the eye only: the list says the same to a screen reader.
 */
export function HoverCard({ model, id }: { readonly model: SpaceModel; readonly id: string }) {
  const t = useTranslate();
  const node = model.nodes.find((other) => other.id === id);
  if (!node) return null;
  const neighbours = neighboursOf(model, node.id, neighbourLimit);
  return (
    <div className={styles.card} aria-hidden="true">
      <p className={styles.title}>{node.label}</p>
      {node.path && node.path !== node.label && <p className={styles.path}>{readablePath(node.path)}</p>}
      {node.kind === 'tag' && (
        <p className={styles.path}>{t('space.node.tag', { count: tagCount(model, node.id) })}</p>
      )}
      {node.kind === 'missing' && <p className={styles.path}>{t('space.node.missing')}</p>}
      {node.cluster && (
        <p className={styles.cluster}>
          <span
            style={{ background: clusterColour(model.clusterColours[model.clusters.indexOf(node.cluster)]) }}
          />
          {node.cluster.label}
        </p>
      )}
      {node.isOutlier && <p className={styles.path}>{t('space.note.alone')}</p>}
      {neighbours.length > 0 && (
        <ul className={styles.neighbours}>
          {neighbours.map(({ node: other, kind }) => (
            <li key={other.id}>
              <EdgeSample kind={kind} />
              <span>{other.label}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function tagCount({ nodes, scene }: SpaceModel, id: string): number {
  const row = nodes.findIndex((node) => node.id === id);
  return scene.targets.reduce((count, target) => count + (target === row ? 1 : 0), 0);
}
