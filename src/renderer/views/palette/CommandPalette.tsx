import { useState } from 'react';
import { commands, type CommandId, type MenuGroup } from '../../../shared/commands.ts';
import { createTranslate, type Translate } from '../../../shared/messages/index.ts';
import { runCommand } from '../../commands/handlers.ts';
import { recentCommands } from '../../commands/recentCommands.ts';
import { useCommandLabel } from '../../commands/useCommands.ts';
import { useTranslate } from '../../state/language.ts';
import { showDialog } from '../../state/navigation.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { Finder, FinderGroup, FinderNone, FinderRow } from './Finder.tsx';
import { rankNamed } from './rank.ts';

const languages = [createTranslate('ko'), createTranslate('en')];

const groups: readonly MenuGroup[] = ['go', 'view', 'file', 'help'];

/** A person may know a command by its name in either language. */
const all = (Object.keys(commands) as CommandId[])
  .filter((id) => id !== 'palette.open')
  .sort((a, b) => groups.indexOf(commands[a].group) - groups.indexOf(commands[b].group))
  .map((id) => ({ id, names: languages.map((t: Translate) => t(commands[id].title)) }));

export function CommandPalette() {
  const t = useTranslate();
  const label = useCommandLabel();
  const [text, setText] = useState('');
  const [recent] = useState(recentCommands);
  const isSearching = text.trim() !== '';
  const found = rankNamed<CommandId, (typeof all)[number]>(all, text).map(({ id }) => id);
  const others = isSearching ? found : found.filter((id) => !recent.includes(id));

  const row = (id: CommandId) => {
    const { title, keys } = label(id);
    return (
      <FinderRow
        key={id}
        value={id}
        text={title}
        trailing={keys && <Kbd keys={keys} />}
        onSelect={() => {
          showDialog(undefined);
          runCommand(id);
        }}
      />
    );
  };

  return (
    <Finder
      title={t('palette.title')}
      placeholder={t('palette.placeholder')}
      listLabel={t('palette.list')}
      text={text}
      onText={setText}
    >
      {!isSearching && recent.length > 0 && (
        <FinderGroup heading={t('palette.recent')}>{recent.map(row)}</FinderGroup>
      )}
      {others.length > 0 && (
        <FinderGroup heading={isSearching ? undefined : t('palette.list')}>{others.map(row)}</FinderGroup>
      )}
      {found.length === 0 && <FinderNone text={t('palette.none')} />}
    </Finder>
  );
}
