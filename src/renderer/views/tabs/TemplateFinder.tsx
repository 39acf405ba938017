import { useEffect, useState } from 'react';
import type { NoteTemplate } from '../../../shared/domain/writing.ts';
import { callEngine } from '../../bridge.ts';
import { matchText } from '../../match/matchText.ts';
import { useTranslate } from '../../state/language.ts';
import { showDialog } from '../../state/navigation.ts';
import { createNote } from '../../state/noteFiles.ts';
import { Finder, FinderGroup, FinderNone, FinderRow } from '../palette/Finder.tsx';

export function TemplateFinder() {
  const t = useTranslate();
  const [text, setText] = useState('');
  const [templates, setTemplates] = useState<readonly NoteTemplate[]>();
  useEffect(() => {
    // Without an answer the list says that there are none, and the other ways to a new note stay.
    callEngine('note.templates', {}).then(setTemplates, () => setTemplates([]));
  }, []);
  const found = templates?.filter(({ name }) => matchText(text, name) > 0);
  return (
    <Finder
      title={t('templates.title')}
      placeholder={t('templates.placeholder')}
      listLabel={t('templates.list')}
      text={text}
      onText={setText}
    >
      <FinderGroup>
        {found?.map(({ name, noteId }) => (
          <FinderRow
            key={noteId}
            value={noteId}
            text={name}
            onSelect={() => {
              showDialog(undefined);
              void createNote(noteId);
            }}
          />
        ))}
      </FinderGroup>
      {found?.length === 0 && (
        <FinderNone text={t(templates?.length === 0 ? 'templates.none' : 'templates.noMatch')} />
      )}
    </Finder>
  );
}
