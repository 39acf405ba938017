import { List, Maximize, Minus, Plus } from 'lucide-react';
import { useTranslate } from '../../state/language.ts';
import { openList, type Arrangement } from '../../state/space.ts';
import type { Scene } from '../../scene/index.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './ViewControls.module.css';

export interface ViewControlsProps {
  readonly arrangement: Arrangement;
  readonly scene: Scene | undefined;
  readonly isListOpen: boolean;
}

const step = 1.5;

export function ViewControls({ arrangement, scene, isListOpen }: ViewControlsProps) {
  const t = useTranslate();
  return (
    <>
      <div className={styles.list}>
        <IconButton
          label={t('space.list')}
          icon={<List />}
          size="sm"
          side="left"
          aria-expanded={isListOpen}
          onClick={() => openList(arrangement, !isListOpen)}
        />
      </div>
      <div className={styles.zoom} role="group" aria-label={t('space.view')}>
        <IconButton
          label={t('space.zoomIn')}
          keys={['+']}
          icon={<Plus />}
          size="sm"
          side="left"
          onClick={() => scene?.zoomBy(step)}
        />
        <IconButton
          label={t('space.zoomOut')}
          keys={['−']}
          icon={<Minus />}
          size="sm"
          side="left"
          onClick={() => scene?.zoomBy(1 / step)}
        />
        <IconButton
          label={t('space.fit')}
          keys={['0']}
          icon={<Maximize />}
          size="sm"
          side="left"
          onClick={() => scene?.fit()}
        />
      </div>
    </>
  );
}
