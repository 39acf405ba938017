import type { ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import { classes } from './classes.ts';
import styles from './EmptyState.module.css';

export interface ErrorStateProps {
  /** What happened and what to do, in one sentence (`error.<code>`). */
  readonly title: string;
  readonly body?: ReactNode;
  readonly actions?: ReactNode;
  readonly size?: 'view' | 'pane';
}

export function ErrorState({ title, body, actions, size = 'view' }: ErrorStateProps) {
  return (
    <div className={classes(styles.state, styles[size])} role="alert">
      <div className={classes(styles.icon, styles.failed)}>
        <CircleAlert />
      </div>
      <p className={styles.title}>{title}</p>
      {body && <p className={styles.body}>{body}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
