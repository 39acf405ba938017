import type { ComponentProps } from 'react';
import { ChevronDown } from 'lucide-react';
import { classes } from './classes.ts';
import styles from './Select.module.css';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends Omit<ComponentProps<'select'>, 'onChange' | 'children'> {
  readonly options: readonly SelectOption[];
  readonly onValueChange: (value: string) => void;
}

/** The browser's own list box in our dress: keyboard, screen reader and typing ahead come with it. */
export function Select({ options, onValueChange, className, ...rest }: SelectProps) {
  return (
    <span className={classes(styles.field, className)}>
      <select
        className={styles.select}
        onChange={(event) => onValueChange(event.currentTarget.value)}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" />
    </span>
  );
}
