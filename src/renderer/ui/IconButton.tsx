import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Tooltip } from './Tooltip.tsx';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** Its accessible name and its tooltip. */
  readonly label: string;
  /** Keys of the shortcut, each one cap: `['⌘', 'K']`. */
  readonly keys?: readonly string[];
  readonly icon: ReactNode;
  readonly size?: 'sm' | 'md';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
}

export function IconButton({ label, keys, icon, size = 'md', side, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} side={side}>
      <button
        type="button"
        aria-label={label}
        className={classes(styles.button, styles[size], className)}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
