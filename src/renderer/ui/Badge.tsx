import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Badge.module.css';

export interface BadgeProps {
  readonly tone?: 'neutral' | 'accent' | 'warning' | 'danger';
  readonly title?: string;
  readonly children: ReactNode;
}

export function Badge({ tone = 'neutral', title, children }: BadgeProps) {
  return (
    <span className={classes(styles.badge, styles[tone])} title={title}>
      {children}
    </span>
  );
}
