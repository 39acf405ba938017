import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';
import { LayerContext } from './Layer.ts';
import styles from './Dialog.module.css';

export interface DialogProps {
  /** Accessible name; drawn as the heading unless `isBare`. */
  readonly title: string;
  readonly onClose: () => void;
  /** Accessible name of the cross; needed unless `isBare`. */
  readonly closeLabel?: string;
  readonly size?: 'sm' | 'md' | 'lg';
  /** Without heading and padding, near the top: search, palette. */
  readonly isBare?: boolean;
  readonly children: ReactNode;
}

/**
 * The browser's modal dialog: it keeps the focus inside, closes on Escape and gives the focus back.
 * Mount it to open, unmount it to close. (Radix's adds a `<style>`, which our CSP forbids.)
 */
export function Dialog({ title, onClose, closeLabel, size = 'md', isBare, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const [element, setElement] = useState<HTMLElement>();

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    // The browser would take the first thing that can be focused: the cross, whose tooltip then opens.
    const field = isBare ? dialog.querySelector<HTMLElement>('input, textarea') : null;
    (field ?? dialog).focus();
    setElement(dialog);
    return () => dialog.close();
  }, [isBare]);

  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      aria-label={title}
      className={classes(styles.dialog, styles[size], isBare && styles.bare)}
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === event.currentTarget) onClose();
      }}
      onClose={(event) => {
        if (event.target === event.currentTarget && !event.currentTarget.open) onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose(); // the backdrop
      }}
    >
      <LayerContext.Provider value={element}>
        <div className={styles.content}>
          {!isBare && (
            <header className={styles.header}>
              <h2 className={styles.title}>{title}</h2>
              {closeLabel && <IconButton label={closeLabel} icon={<X />} size="sm" onClick={onClose} />}
            </header>
          )}
          {children}
        </div>
      </LayerContext.Provider>
    </dialog>
  );
}
