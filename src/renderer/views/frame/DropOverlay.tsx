import { useEffect, useState } from 'react';
import { FolderInput, FolderSync } from 'lucide-react';
import { useStore } from 'zustand';
import type { ImportMode } from '../../../shared/domain/library.ts';
import { shell } from '../../bridge.ts';
import { readablePath } from '../../format/path.ts';
import { importPaths } from '../../state/import.ts';
import { useTranslate } from '../../state/language.ts';
import { showDialog } from '../../state/navigation.ts';
import { notify } from '../../state/notices.ts';
import { settingsStore } from '../../state/settings.ts';
import styles from './DropOverlay.module.css';

/** The whole window takes notes at any time, and says before they are let go what will happen to them. */
export function DropOverlay() {
  const t = useTranslate();
  const mode = useFileDrop();
  const info = useStore(settingsStore, (state) => state.info);
  if (!mode) return null;
  const key = info?.platform === 'darwin' ? 'Option' : 'Ctrl';
  return (
    <div ref={toTopLayer} popover="manual" className={styles.overlay} role="status">
      <div className={styles.frame}>
        {mode === 'copy' ? <FolderInput aria-hidden="true" /> : <FolderSync aria-hidden="true" />}
        <p className={styles.title}>{t(`drop.${mode}.title`)}</p>
        <p className={styles.body}>
          {t(`drop.${mode}.body`, { folder: readablePath(info?.libraryFolder ?? ''), key })}
        </p>
      </div>
    </div>
  );
}

/** Above an open dialog, too. */
function toTopLayer(element: HTMLElement | null): void {
  element?.showPopover();
}

/** @returns what letting go would do now; undefined while nothing is over the window */
function useFileDrop(): ImportMode | undefined {
  const [mode, setMode] = useState<ImportMode>();
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      if (isTakenElsewhere(event)) return setMode(undefined);
      event.preventDefault();
      // The one effect that every file manager allows; what will really happen the overlay says.
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setMode(modeOf(event));
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setMode(undefined); // out of the window, not onto another element
    };
    const onDrop = (event: DragEvent) => {
      setMode(undefined);
      if (!hasFiles(event) || isTakenElsewhere(event)) return;
      event.preventDefault();
      takeFiles([...(event.dataTransfer?.files ?? [])], modeOf(event));
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
  return mode;
}

/** The key that people know from Obsidian: Control, on macOS Option. */
function modeOf(event: DragEvent): ImportMode {
  const isMac = settingsStore.getState().info?.platform === 'darwin';
  return (isMac ? event.altKey : event.ctrlKey) ? 'link' : 'copy';
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** The editor puts files into its note. */
function isTakenElsewhere({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('[data-takes-files]') !== null;
}

/** A picture dragged out of a web page is a file without a path. */
function takeFiles(files: readonly File[], mode: ImportMode): void {
  const paths = files.map((file) => shell.pathForFile(file)).filter(Boolean);
  if (paths.length === 0) return notify({ tone: 'neutral', message: 'drop.nothing' });
  showDialog(undefined); // else it would lie over the progress
  importPaths({ paths, mode });
}
