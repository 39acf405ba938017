import { useState } from 'react';
import { Check, ChevronRight, Square } from 'lucide-react';
import { useStore } from 'zustand';
import type { NoteProperty, ResolvedLink } from '../../../../shared/domain/note.ts';
import { shell } from '../../../bridge.ts';
import { languageStore, useTranslate } from '../../../state/language.ts';
import { openNote } from '../../../state/navigation.ts';
import { recall, remember } from '../../../state/remembered.ts';
import { onClick } from '../markdown/Anchor.tsx';
import { propertyValue, type PropertyValue } from './propertyValue.ts';
import styles from './Properties.module.css';

interface PropertiesProps {
  /** Shown above: a property that repeats it is left out. */
  readonly title: string;
  readonly properties: readonly NoteProperty[];
  /** As written; shown when nothing could be read from it. */
  readonly frontMatter: string;
  readonly links: readonly ResolvedLink[];
}

/** The front matter as a quiet table; whether it is open is remembered for all notes. */
export function Properties({ title, properties, frontMatter, links }: PropertiesProps) {
  const t = useTranslate();
  const [isOpen, setIsOpen] = useState(() => recall('properties') !== 'closed');
  const filled = properties.filter(
    ({ name, values }) =>
      values.some((value) => value.trim() !== '') && !(name === 'title' && values[0]?.trim() === title),
  );
  const isUnread = properties.length === 0 && frontMatter !== '';
  if (filled.length === 0 && !isUnread) return null;
  const toggle = () => {
    setIsOpen(!isOpen);
    remember('properties', isOpen ? 'closed' : 'open');
  };
  return (
    <section className={styles.properties} aria-label={t('note.properties')}>
      <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={toggle}>
        <ChevronRight aria-hidden="true" />
        {t('note.properties')}
        {!isOpen && !isUnread && <span className={styles.count}>{filled.length}</span>}
      </button>
      {isOpen && isUnread && <pre className={styles.unread}>{frontMatter}</pre>}
      {isOpen && !isUnread && (
        <dl className={styles.list}>
          {filled.map(({ name, values }) => (
            <div key={name} className={styles.row}>
              <dt>{name}</dt>
              <dd>
                {values
                  .filter((value) => value.trim() !== '')
                  .map((value, index) => (
                    <Value
                      key={index}
                      value={propertyValue(name, value, links)}
                      isListed={values.length > 1}
                    />
                  ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Value({ value, isListed }: { readonly value: PropertyValue; readonly isListed: boolean }) {
  const t = useTranslate();
  const language = useStore(languageStore, (state) => state.language);
  switch (value.kind) {
    case 'tag':
      return <span className={styles.tag}>#{value.text}</span>;
    case 'date': {
      const style = { dateStyle: 'long', timeStyle: value.hasTime ? 'short' : undefined } as const;
      return (
        <time dateTime={value.text} title={value.text}>
          {new Intl.DateTimeFormat(language, style).format(value.date)}
        </time>
      );
    }
    case 'url':
      return (
        <a
          href={value.url}
          title={t('note.link.external', { url: value.url })}
          onClick={onClick(() => shell.openExternal(value.url))}
        >
          {value.text.replace(/^https?:\/\/(www\.)?/, '')}
        </a>
      );
    case 'check':
      return (
        <span className={styles.check} role="img" aria-label={String(value.isChecked)}>
          {value.isChecked ? <Check aria-hidden="true" /> : <Square aria-hidden="true" />}
        </span>
      );
    case 'note': {
      const { noteId } = value;
      if (noteId === undefined) {
        return (
          <span className={styles.missing} title={t('note.link.missing', { target: value.text })}>
            {value.text}
          </span>
        );
      }
      return (
        <a href={`#${noteId}`} data-preview={noteId} onClick={onClick(() => openNote(noteId))}>
          {value.text}
        </a>
      );
    }
    case 'text':
      return <span className={isListed ? styles.item : undefined}>{value.text}</span>;
  }
}
