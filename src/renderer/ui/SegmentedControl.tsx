import type { ReactNode } from 'react';
import { ToggleGroup } from 'radix-ui';
import { classes } from './classes.ts';
import styles from './SegmentedControl.module.css';

export interface Segment<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly icon?: ReactNode;
}

export interface SegmentedControlProps<V extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly value: V;
  readonly segments: readonly Segment<V>[];
  readonly onChange: (value: V) => void;
  readonly className?: string;
}

/** One of a few choices, all in sight (role `radio`). For panes use `Tabs`. */
export function SegmentedControl<V extends string>(props: SegmentedControlProps<V>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={props.label}
      className={classes(styles.group, props.className)}
      value={props.value}
      onValueChange={(value) => value && props.onChange(value as V)}
    >
      {props.segments.map((segment) => (
        <ToggleGroup.Item key={segment.value} value={segment.value} className={styles.segment}>
          {segment.icon}
          {segment.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
