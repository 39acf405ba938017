import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Input.module.css';

export interface InputProps extends Omit<ComponentProps<'input'>, 'size'> {
  /** Accessible name; the placeholder does not count as one. */
  readonly label: string;
  readonly icon?: ReactNode;
  /** Drawn at the end: a count, a key, a clear button. */
  readonly trailing?: ReactNode;
}

export function Input({ label, icon, trailing, className, ...rest }: InputProps) {
  return (
    <span className={classes(styles.field, className)}>
      {icon}
      <input aria-label={label} className={styles.input} spellCheck={false} autoComplete="off" {...rest} />
      {trailing}
    </span>
  );
}
