import { useEffect, useState, type ReactNode } from 'react';
import { ChevronRight, FileText, FileX, Link2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { Mention, NoteDocument } from '../../../shared/domain/note.ts';
import { isWritableFormat, noteFormat } from '../../../shared/domain/noteFormat.ts';
import { readablePath } from '../../format/path.ts';
import { useTranslate } from '../../state/language.ts';
import { libraryStore } from '../../state/library.ts';
import { linkMention } from '../../state/linkMention.ts';
import { followMentions, mentionsStore, readMentions } from '../../state/mentions.ts';
import { navigation, openNote } from '../../state/navigation.ts';
import { noteStore } from '../../state/note.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ScrollArea } from '../../ui/ScrollArea.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { createLinkNames } from '../editor/linkNames.ts';
import { PassageText } from '../passage/PassageText.tsx';
import { groupMentions, outgoingLinks, type MentioningNote, type OutgoingLink } from './linkLists.ts';
import styles from './Links.module.css';

const excerptLength = 180;

export function LinksPane() {
  useEffect(followMentions, []);
  const t = useTranslate();
  const place = useStore(navigation, (state) => state.place);
  const document = useStore(noteStore, (state) => state.document);
  if (!place) return <EmptyState size="pane" icon={<Link2 />} title={t('links.none.note')} />;
  return (
    <ScrollArea>
      <div className={styles.pane}>
        <Mentioned />
        {document && <Outgoing document={document} />}
        <Unlinked />
      </div>
    </ScrollArea>
  );
}

function Mentioned() {
  const t = useTranslate();
  const { mentions, error } = useStore(mentionsStore);
  if (error && !mentions) {
    const retry = <Button onClick={readMentions}>{t('note.retry')}</Button>;
    return <ErrorState size="pane" title={t(`error.${error}`)} actions={retry} />;
  }
  const groups = mentions && groupMentions(mentions.linked);
  return (
    <Section title={t('links.linked')} count={mentions?.linked.length} isOpen>
      {!groups ? (
        <div className={styles.loading} role="status" aria-busy="true" aria-label={t('links.loading')}>
          <Skeleton lines={['55%', '92%', '40%']} />
        </div>
      ) : groups.length === 0 ? (
        <p className={styles.none}>{t('links.linked.none')}</p>
      ) : (
        groups.map((group) => <Group key={group.noteId} group={group} />)
      )}
    </Section>
  );
}

function Unlinked() {
  const t = useTranslate();
  const mentions = useStore(mentionsStore, (state) => state.mentions);
  if (!mentions) return null;
  const groups = groupMentions(mentions.unlinked);
  return (
    <Section title={t('links.unlinked')} count={mentions.unlinked.length}>
      {groups.length === 0 ? (
        <p className={styles.none}>{t('links.unlinked.none')}</p>
      ) : (
        groups.map((group) => <Group key={group.noteId} group={group} canLink />)
      )}
    </Section>
  );
}

function Outgoing({ document: { note, outgoing } }: { readonly document: NoteDocument }) {
  const t = useTranslate();
  const links = outgoingLinks(outgoing, note.id);
  return (
    <Section title={t('links.outgoing')} count={links.length} isOpen>
      {links.length === 0 ? (
        <p className={styles.none}>{t('links.outgoing.none')}</p>
      ) : (
        <ul>
          {links.map((link) => (
            <li key={link.noteId ?? link.target}>
              <OutgoingRow link={link} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OutgoingRow({ link: { target, noteId, count } }: { readonly link: OutgoingLink }) {
  const t = useTranslate();
  const note = useStore(libraryStore, ({ notes }) => notes?.find(({ id }) => id === noteId));
  const times = count > 1 && <span className={styles.count}>{count}</span>;
  if (noteId === undefined) {
    return (
      <div className={styles.missing} title={t('note.link.missing', { target })}>
        <FileX aria-hidden="true" />
        <span className={styles.title}>{target}</span>
        <span className={styles.hint}>{t('links.outgoing.missing')}</span>
        {times}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={styles.note}
      title={note && readablePath(note.path)}
      data-preview={noteId}
      onClick={() => openNote(noteId)}
    >
      <FileText aria-hidden="true" />
      <span className={styles.title}>{note?.title ?? target}</span>
      {times}
    </button>
  );
}

interface GroupProps {
  readonly group: MentioningNote;
  /** What it says can be made a link. */
  readonly canLink?: boolean;
}

function Group({ group: { noteId, title, path, mentions }, canLink = false }: GroupProps) {
  return (
    <div className={styles.group}>
      <button
        type="button"
        className={styles.note}
        title={readablePath(path)}
        data-preview={noteId}
        onClick={() => openNote(noteId)}
      >
        <FileText aria-hidden="true" />
        <span className={styles.title}>{title}</span>
      </button>
      {mentions.map((mention) => (
        <div key={mention.range.start} className={styles.mention}>
          <Excerpt mention={mention} />
          {canLink && isWritableFormat(noteFormat(path)) && <MakeLink mention={mention} />}
        </div>
      ))}
    </div>
  );
}

function Excerpt({ mention: { noteId, range, excerpt, mark } }: { readonly mention: Mention }) {
  return (
    <button type="button" className={styles.excerpt} onClick={() => openNote(noteId, range)}>
      <PassageText text={excerpt} marks={[mark]} length={excerptLength} />
    </button>
  );
}

function MakeLink({ mention }: { readonly mention: Mention }) {
  const t = useTranslate();
  const isReadOnly = useStore(libraryStore, ({ status }) => status?.isReadOnly === true);
  if (isReadOnly) return null;
  const link = () => {
    const { notes = [] } = libraryStore.getState();
    const named = notes.find(({ id }) => id === mentionsStore.getState().noteId);
    if (named) void linkMention(mention, createLinkNames(notes).targetOf(named));
  };
  return (
    <IconButton
      size="sm"
      side="left"
      icon={<Link2 />}
      label={t('links.link', { title: mention.title })}
      onClick={link}
    />
  );
}

interface SectionProps {
  readonly title: string;
  readonly count?: number;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

function Section({ title, count, isOpen: opensOpen = false, children }: SectionProps) {
  const [isOpen, setIsOpen] = useState(opensOpen);
  return (
    <section className={styles.section} aria-label={title}>
      <button type="button" className={styles.head} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <ChevronRight aria-hidden="true" />
        {title}
        {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
      </button>
      {isOpen && children}
    </section>
  );
}
