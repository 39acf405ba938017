import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './Card.module.css';

/** A raised surface for something that stands for itself. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={classes(styles.card, className)} {...rest} />;
}
