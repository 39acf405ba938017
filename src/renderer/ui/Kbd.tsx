import styles from './Kbd.module.css';

/** Key caps of a shortcut, such as `['Ctrl', 'K']`. Hidden from screen readers: buttons say it with `aria-keyshortcuts`. */
export function Kbd({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
