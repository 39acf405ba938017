import { useTranslate } from '../../state/language.ts';
import { NodeSample } from './samples.tsx';
import type { SpaceModel } from './spaceModel.ts';
import styles from './Legend.module.css';

/** What the marks mean, as far as they are there, and what may be read from the map. */
export function Legend({ model, hasOpen }: { readonly model: SpaceModel; readonly hasOpen: boolean }) {
  const t = useTranslate();
  const isMap = model.arrangement === 'map';
  const kinds = [
    hasOpen && ('open' as const),
    !isMap && model.nodes.some(({ kind }) => kind === 'missing') && ('missing' as const),
    isMap && model.nodes.some(({ isOutlier }) => isOutlier) && ('outlier' as const),
  ].filter((kind) => kind !== false);
  return (
    <div className={styles.legend}>
      {kinds.length > 0 && (
        <ul className={styles.marks} aria-label={t('space.legend')}>
          {kinds.map((kind) => (
            <li key={kind}>
              <NodeSample kind={kind} />
              {t(`space.legend.${kind}`)}
            </li>
          ))}
        </ul>
      )}
      {isMap && <p>{t('space.nearness')}</p>}
      {isMap && model.pending > 0 && <p role="status">{t('space.pending', { count: model.pending })}</p>}
    </div>
  );
}
