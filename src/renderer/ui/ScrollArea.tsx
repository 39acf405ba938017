import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './ScrollArea.module.css';

/** Fills its flex parent and scrolls by itself. */
export function ScrollArea({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={classes(styles.area, className)} {...rest} />;
}
