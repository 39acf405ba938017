import { commands, type Command, type CommandId, type MenuGroup } from '../../../shared/commands.ts';
import { useCommandLabel, usePlatform } from '../../commands/useCommands.ts';
import { shortcutKeys } from '../../commands/shortcut.ts';
import { useTranslate } from '../../state/language.ts';
import { showDialog } from '../../state/navigation.ts';
import { editorShortcuts } from '../editor/editorShortcuts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { ScrollArea } from '../../ui/ScrollArea.tsx';
import styles from './ShortcutSheet.module.css';

const groups: readonly MenuGroup[] = ['go', 'view', 'file', 'help'];

export function ShortcutSheet() {
  const t = useTranslate();
  return (
    <Dialog
      size="lg"
      title={t('shortcuts.title')}
      closeLabel={t('app.close')}
      onClose={() => showDialog(undefined)}
    >
      <ScrollArea className={styles.sheet}>
        <div className={styles.columns}>
          {groups.map((group) => (
            <Group key={group} group={group} />
          ))}
          <WritingGroup />
          <AskingGroup />
        </div>
        <p className={styles.note}>{t('shortcuts.note')}</p>
      </ScrollArea>
    </Dialog>
  );
}

function Group({ group }: { readonly group: MenuGroup }) {
  const t = useTranslate();
  const label = useCommandLabel();
  const ids = (Object.entries(commands) as [CommandId, Command][])
    .filter(([, command]) => command.group === group && command.shortcut)
    .map(([id]) => id);
  return (
    <section className={styles.group} aria-label={t(`menu.${group}`)}>
      <h3 className={styles.heading}>{t(`menu.${group}`)}</h3>
      {ids.map((id) => {
        const { title, keys = [] } = label(id);
        return <Line key={id} title={title} keys={keys} />;
      })}
    </section>
  );
}

/** Keys of the editor; outside it some mean something else. */
function WritingGroup() {
  const t = useTranslate();
  const platform = usePlatform();
  return (
    <section className={styles.group} aria-label={t('shortcuts.writing')}>
      <h3 className={styles.heading}>{t('shortcuts.writing')}</h3>
      {(Object.keys(editorShortcuts) as (keyof typeof editorShortcuts)[]).map((name) => (
        <Line key={name} title={t(name)} keys={shortcutKeys(editorShortcuts[name], platform)} />
      ))}
    </section>
  );
}

/** Keys of the question field, which are no commands. */
function AskingGroup() {
  const t = useTranslate();
  const platform = usePlatform();
  return (
    <section className={styles.group} aria-label={t('shortcuts.chat')}>
      <h3 className={styles.heading}>{t('shortcuts.chat')}</h3>
      <Line title={t('shortcuts.chat.send')} keys={shortcutKeys('Enter', platform)} />
      <Line title={t('shortcuts.chat.line')} keys={shortcutKeys('Shift+Enter', platform)} />
      <Line title={t('shortcuts.chat.stop')} keys={shortcutKeys('Escape', platform)} />
    </section>
  );
}

function Line({ title, keys }: { readonly title: string; readonly keys: readonly string[] }) {
  return (
    <div className={styles.line}>
      <span>{title}</span>
      <span className="visually-hidden">{keys.join(' ')}</span>
      <Kbd keys={keys} />
    </div>
  );
}
