import { ChevronRight, FolderOpen } from 'lucide-react';
import { useStore } from 'zustand';
import { readablePath } from '../../format/path.ts';
import { shell } from '../../bridge.ts';
import { useTranslate } from '../../state/language.ts';
import { libraryStore } from '../../state/library.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { absolutePath } from './absolutePath.ts';
import styles from './ProblemList.module.css';

export interface ProblemListProps {
  readonly summary: string;
  readonly problems: readonly { readonly path: string; readonly text: string }[];
  readonly isOpen?: boolean;
}

/** Nobody reads more, and a list of ten thousand would make the window stutter. */
const shownCount = 100;

export function ProblemList({ summary, problems, isOpen }: ProblemListProps) {
  const t = useTranslate();
  const rest = problems.length - shownCount;
  return (
    <details className={styles.list} open={isOpen}>
      <summary className={styles.summary}>
        <ChevronRight aria-hidden="true" />
        {summary}
      </summary>
      <ul className={styles.problems}>
        {problems.slice(0, shownCount).map(({ path, text }, index) => (
          <Problem key={`${path} ${index}`} path={path} text={text} />
        ))}
        {rest > 0 && <li className={styles.rest}>{t('import.more', { count: rest })}</li>}
      </ul>
    </details>
  );
}

function Problem({ path, text }: { readonly path: string; readonly text: string }) {
  const t = useTranslate();
  const roots = useStore(libraryStore, (state) => state.status?.roots) ?? [];
  const absolute = absolutePath(path, roots);
  const name = path.normalize('NFC').split(/[\\/]/).at(-1) ?? path;
  return (
    <li className={styles.problem}>
      <div className={styles.words}>
        <p className={styles.path} title={readablePath(path)}>
          <bdi>{readablePath(path)}</bdi>
        </p>
        <p className={styles.text}>{text}</p>
      </div>
      {absolute && (
        <IconButton
          size="sm"
          side="left"
          label={t('import.showInFolder', { name })}
          icon={<FolderOpen />}
          onClick={() => void shell.showInFolder(absolute)}
        />
      )}
    </li>
  );
}
