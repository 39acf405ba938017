import styles from './Space.module.css';

/** Pale discs where points will stand; percent of the view and px. */
const discs = [
  [22, 34, 26],
  [31, 52, 14],
  [44, 28, 18],
  [50, 46, 34],
  [57, 66, 16],
  [66, 38, 22],
  [74, 57, 28],
  [39, 70, 20],
  [82, 30, 12],
] as const;

export function SpaceSkeleton({ label }: { readonly label: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-busy="true" aria-label={label}>
      {discs.map(([left, top, size]) => (
        <span key={left} style={{ left: `${left}%`, top: `${top}%`, width: size, height: size }} />
      ))}
      <p>{label}</p>
    </div>
  );
}
