import type { ReactNode } from 'react';
import styles from './PaneHeader.module.css';

export interface PaneHeaderProps {
  readonly title: string;
  readonly count?: ReactNode;
  /** IconButtons of size `sm`. */
  readonly actions?: ReactNode;
}

/** The quiet caption of a pane or a section in one. */
export function PaneHeader({ title, count, actions }: PaneHeaderProps) {
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>{title}</h2>
      {count !== undefined && <span className={styles.count}>{count}</span>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
