import { classes } from './classes.ts';
import styles from './Progress.module.css';

export interface ProgressProps {
  readonly label: string;
  /** 0..1; undefined while the whole is not known. */
  readonly share?: number;
  /** What a screen reader says for the value, such as "40 of 120". */
  readonly valueText?: string;
  readonly className?: string;
}

export function Progress({ label, share, valueText, className }: ProgressProps) {
  const percent = share === undefined ? undefined : Math.round(share * 1000) / 10;
  return (
    <div
      className={classes(styles.track, className)}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={valueText}
    >
      <div
        className={classes(styles.fill, share === undefined && styles.unknown)}
        style={share === undefined ? undefined : { transform: `scaleX(${share})` }}
      />
    </div>
  );
}
