import { classes } from './classes.ts';
import styles from './Skeleton.module.css';

export interface SkeletonProps {
  /** CSS width of each line, such as `['60%', '90%', '75%']`. */
  readonly lines: readonly string[];
  readonly className?: string;
}

/** Grey lines where text will stand. Mark the region `aria-busy` and name it yourself. */
export function Skeleton({ lines, className }: SkeletonProps) {
  return (
    <div className={classes(styles.skeleton, className)} aria-hidden="true">
      {lines.map((width, index) => (
        <div key={index} className={styles.line} style={{ width }} />
      ))}
    </div>
  );
}
