import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Spinner } from './Spinner.tsx';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'primary' | 'secondary' | 'ghost' | 'danger';
  readonly size?: 'sm' | 'md' | 'lg';
  /** A lucide icon, drawn before the text. */
  readonly icon?: ReactNode;
  /** Shows a spinner in the icon's place and takes no clicks. */
  readonly isBusy?: boolean;
}

export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  isBusy,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={classes(styles.button, styles[variant], styles[size], className)}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      {...rest}
    >
      {isBusy ? <Spinner size={14} /> : icon}
      {children !== undefined && <span className={styles.label}>{children}</span>}
    </button>
  );
}
