import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { readableFolder } from '../../format/path.ts';
import { useTranslate } from '../../state/language.ts';
import { libraryStore } from '../../state/library.ts';
import { navigation, openNote, showDialog } from '../../state/navigation.ts';
import { noteStore } from '../../state/note.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Finder, FinderGroup, FinderNone, FinderRow } from './Finder.tsx';
import { rankNotes } from './rank.ts';

export function NoteSwitcher() {
  const t = useTranslate();
  const [text, setText] = useState('');
  const notes = useStore(libraryStore, (state) => state.notes);
  const recent = useRecentNotes();
  const openId = useStore(navigation, (now) => now.place?.noteId);
  const found = useMemo(() => {
    const others = text.trim() ? notes : notes?.filter(({ id }) => id !== openId);
    return rankNotes(others ?? [], text, recent);
  }, [notes, text, recent, openId]);
  return (
    <Finder
      title={t('switcher.title')}
      placeholder={t('switcher.placeholder')}
      listLabel={t('switcher.list')}
      text={text}
      onText={setText}
      footer={
        <>
          <span>
            <Kbd keys={['↑', '↓']} /> {t('switcher.move')}
          </span>
          <span>
            <Kbd keys={['↵']} /> {t('switcher.open')}
          </span>
        </>
      }
    >
      {found.length > 0 && (
        <FinderGroup heading={text.trim() ? undefined : t('switcher.recent')}>
          {found.map((note) => (
            <FinderRow
              key={note.id}
              value={note.id}
              text={note.title}
              detail={readableFolder(note.path)}
              onSelect={() => openNote(note.id)}
            />
          ))}
        </FinderGroup>
      )}
      {found.length === 0 && (
        <FinderNone
          text={t('switcher.none')}
          action={
            <Button size="sm" onClick={() => showDialog('search')}>
              {t('switcher.search')}
            </Button>
          }
        />
      )}
    </Finder>
  );
}

function useRecentNotes(): readonly string[] {
  const recent = useStore(noteStore, (state) => state.recent);
  return useMemo(() => recent.map(({ noteId }) => noteId), [recent]);
}
