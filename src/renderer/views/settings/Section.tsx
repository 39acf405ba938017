import { useId, type ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';
import styles from './Settings.module.css';

export interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {title}
      </h3>
      <div className={styles.rows}>{children}</div>
    </section>
  );
}

export interface LineProps {
  readonly label: string;
  /** What the label is for, when it is one field. */
  readonly htmlFor?: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** A name on the left, what it is about on the right. */
export function Line({ label, htmlFor, hint, children }: LineProps) {
  const Label = htmlFor ? 'label' : 'span';
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <Label htmlFor={htmlFor}>{label}</Label>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      <div className={styles.value}>{children}</div>
    </div>
  );
}

export interface FactProps {
  readonly label: string;
  readonly text: ReactNode;
  readonly trailing?: ReactNode;
}

/** Something to read and copy, not to change. */
export function Fact({ label, text, trailing }: FactProps) {
  return (
    <div className={styles.row}>
      <span className={styles.name}>{label}</span>
      <span className={classes(styles.fact, 'selectable')}>{text}</span>
      {trailing}
    </div>
  );
}
