import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly body?: ReactNode;
  /** Buttons: what to do next. */
  readonly actions?: ReactNode;
  /** `pane`: for a sidebar, smaller. */
  readonly size?: 'view' | 'pane';
}

/** Why there is nothing here, and what to do about it. */
export function EmptyState({ icon, title, body, actions, size = 'view' }: EmptyStateProps) {
  const Title = size === 'view' ? 'h2' : 'p'; // alone in the view it is what the view is about
  return (
    <div className={classes(styles.state, styles[size])}>
      {icon && <div className={styles.icon}>{icon}</div>}
      <Title className={styles.title}>{title}</Title>
      {body && <p className={styles.body}>{body}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
