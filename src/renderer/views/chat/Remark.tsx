import type { ReactNode } from 'react';
import { CircleAlert, Info } from 'lucide-react';
import { classes } from '../../ui/classes.ts';
import styles from './Chat.module.css';

interface RemarkProps {
  readonly tone?: 'quiet' | 'warning' | 'danger';
  readonly text: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly action?: ReactNode;
}

/** A word on how an answer came about. */
export function Remark({ tone = 'quiet', text, hint, action }: RemarkProps) {
  return (
    <div className={classes(styles.remark, styles[tone])}>
      {tone === 'quiet' ? <Info aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
      <div>
        <p>{text}</p>
        {hint && <p className={styles.remarkHint}>{hint}</p>}
        {action && <div className={styles.remarkAction}>{action}</div>}
      </div>
    </div>
  );
}
