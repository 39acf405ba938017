import type { ReactNode } from 'react';
import { Tabs as Radix } from 'radix-ui';
import { classes } from './classes.ts';
import styles from './SegmentedControl.module.css';
import tabStyles from './Tabs.module.css';

export interface Tab<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly icon?: ReactNode;
}

export interface TabListProps<V extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<V>[];
  readonly className?: string;
}

export interface TabsProps<V extends string> {
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly className?: string;
  /** A `TabList` and one `TabPanel` a tab. */
  readonly children: ReactNode;
}

/** Chosen by a click or Enter; the focus alone, which also comes back from a dialog, changes nothing. */
export function Tabs<V extends string>({ value, onChange, className, children }: TabsProps<V>) {
  return (
    <Radix.Root
      activationMode="manual"
      value={value}
      onValueChange={(next) => onChange(next as V)}
      className={className}
    >
      {children}
    </Radix.Root>
  );
}

export function TabList<V extends string>({ label, tabs, className }: TabListProps<V>) {
  return (
    <Radix.List aria-label={label} className={classes(styles.group, className)}>
      {tabs.map((tab) => (
        <Radix.Trigger key={tab.value} value={tab.value} className={styles.segment}>
          {tab.icon}
          {tab.label}
        </Radix.Trigger>
      ))}
    </Radix.List>
  );
}

export interface TabPanelProps {
  readonly value: string;
  /** Keeps what it shows (an answer being written) while another tab is in front. */
  readonly isKept?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function TabPanel({ value, isKept, className, children }: TabPanelProps) {
  return (
    <Radix.Content
      value={value}
      forceMount={isKept || undefined}
      tabIndex={-1}
      className={classes(tabStyles.panel, className)}
    >
      {children}
    </Radix.Content>
  );
}
