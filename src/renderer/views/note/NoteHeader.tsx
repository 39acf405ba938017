import { type ReactNode } from 'react';
import { FolderOpen } from 'lucide-react';
import { useStore } from 'zustand';
import type { Note, NoteProperty, ResolvedLink } from '../../../shared/domain/note.ts';
import { readablePath } from '../../format/path.ts';
import { shell } from '../../bridge.ts';
import { languageStore } from '../../state/language.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Properties } from './properties/Properties.tsx';
import { sameDay } from './sameDay.ts';
import styles from './Note.module.css';

interface NoteHeaderProps {
  readonly note: Note;
  /** The title as drawn: it may hold marks. */
  readonly title: ReactNode;
  readonly properties: readonly NoteProperty[];
  readonly frontMatter: string;
  readonly links: readonly ResolvedLink[];
}

export function NoteHeader({ note, title, properties, frontMatter, links }: NoteHeaderProps) {
  const { t, language } = useStore(languageStore);
  const tags = tagsInText(note, properties);
  const date = (time: number) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(time);
  return (
    <header className={styles.header}>
      <div className={styles.path}>
        <span title={readablePath(`${note.root}/${note.path}`)}>{readablePath(note.path, ' / ')}</span>
        <IconButton
          label={t('note.showInFolder')}
          icon={<FolderOpen />}
          size="sm"
          className={styles.folderButton}
          onClick={() => void shell.showInFolder(`${note.root}/${note.path}`)}
        />
      </div>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.meta}>
        <time dateTime={new Date(note.modified).toISOString()}>
          {t('note.modified', { date: date(note.modified) })}
        </time>
        {!sameDay(note.created, note.modified) && (
          <time dateTime={new Date(note.created).toISOString()}>
            {t('note.created', { date: date(note.created) })}
          </time>
        )}
        {tags.length > 0 && (
          <ul className={styles.tags} aria-label={t('note.tags')}>
            {tags.map((tag) => (
              <li key={tag}>#{tag}</li>
            ))}
          </ul>
        )}
      </div>
      <Properties title={note.title} properties={properties} frontMatter={frontMatter} links={links} />
    </header>
  );
}

/** Those of the front matter stand among the properties. */
function tagsInText({ tags }: Note, properties: readonly NoteProperty[]): readonly string[] {
  const shown = properties
    .filter(({ name }) => /^tags?$/i.test(name))
    .flatMap(({ values }) => values.map((value) => value.replace(/^#/, '').toLowerCase()));
  return tags.filter((tag) => !shown.includes(tag.toLowerCase()));
}
