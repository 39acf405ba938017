import type { ReactNode } from 'react';
import { FolderOpen } from 'lucide-react';
import { shell } from '../../bridge.ts';
import { readablePath } from '../../format/path.ts';
import { useTranslate } from '../../state/language.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Fact } from './Section.tsx';
import styles from './Settings.module.css';

export interface PathFactProps {
  readonly label: string;
  readonly path: string;
  readonly hint?: string;
  readonly trailing?: ReactNode;
}

export function PathFact({ label, path, hint, trailing }: PathFactProps) {
  const t = useTranslate();
  return (
    <Fact
      label={label}
      text={
        <>
          <bdi className={styles.path}>{readablePath(path)}</bdi>
          {hint && <span className={styles.pathHint}>{hint}</span>}
        </>
      }
      trailing={
        <>
          <IconButton
            size="sm"
            side="left"
            label={t('settings.library.showPath', { path: readablePath(path) })}
            icon={<FolderOpen />}
            onClick={() => void shell.showInFolder(path)}
          />
          {trailing}
        </>
      }
    />
  );
}
