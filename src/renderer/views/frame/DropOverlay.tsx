import { useEffect, useState } from 'react';
import { FolderInput } from 'lucide-react';
import { shell } from '../../bridge.ts';
import { importPaths } from '../../state/import.ts';
import { useTranslate } from '../../state/language.ts';
import { showDialog } from '../../state/navigation.ts';
import { notify } from '../../state/notices.ts';
import styles from './DropOverlay.module.css';

/** The whole window takes notes at any time, and says before they are let go what will happen to them. */
export function DropOverlay() {
  const t = useTranslate();
  const isOver = useFileDrop();
  if (!isOver) return null;
  return (
    <div ref={toTopLayer} popover="manual" className={styles.overlay} role="status">
      <div className={styles.frame}>
        <FolderInput aria-hidden="true" />
        <p className={styles.title}>{t('drop.title')}</p>
        <p className={styles.body}>{t('drop.body')}</p>
      </div>
    </div>
  );
}

/** Above an open dialog, too. */
function toTopLayer(element: HTMLElement | null): void {
  element?.showPopover();
}

function useFileDrop(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      // The one effect that every file manager allows; the overlay says that nothing is copied.
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false); // out of the window, not onto another element
    };
    const onDrop = (event: DragEvent) => {
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      takeFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', onDragOver);
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onDragOver);
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return isOver;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** A picture dragged out of a web page is a file without a path. */
function takeFiles(files: readonly File[]): void {
  const paths = files.map((file) => shell.pathForFile(file)).filter(Boolean);
  if (paths.length === 0) return notify({ tone: 'neutral', message: 'drop.nothing' });
  showDialog(undefined); // else it would lie over the progress
  importPaths(paths);
}
