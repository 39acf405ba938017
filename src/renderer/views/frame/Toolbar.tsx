import {
  ArrowLeft,
  ArrowRight,
  FileText,
  FolderInput,
  FolderSync,
  Leaf,
  Map,
  PanelLeft,
  PanelRight,
  Plus,
  Search,
  Settings,
  Text,
  Waypoints,
} from 'lucide-react';
import { useStore } from 'zustand';
import type { CommandId } from '../../../shared/commands.ts';
import { runCommand } from '../../commands/handlers.ts';
import { useCommandLabel } from '../../commands/useCommands.ts';
import { useTranslate } from '../../state/language.ts';
import { navigation, type View } from '../../state/navigation.ts';
import { sidebars } from '../../state/sidebars.ts';
import { IconButton, type IconButtonProps } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { Button } from '../../ui/Button.tsx';
import { TabList } from '../../ui/Tabs.tsx';
import styles from './Toolbar.module.css';

export interface ToolbarProps {
  /** False while there is nothing to look at: then only import and settings make sense. */
  readonly hasNotes: boolean;
}

export function Toolbar({ hasNotes }: ToolbarProps) {
  const t = useTranslate();
  const open = useStore(sidebars);
  const canGoBack = useStore(navigation, (now) => now.past.length > 0);
  const canGoForward = useStore(navigation, (now) => now.future.length > 0);
  return (
    <header className={styles.bar} role="toolbar" aria-label={t('app.toolbar')}>
      <div className={styles.start}>
        {hasNotes && (
          <>
            <CommandButton command="sidebar.left" icon={<PanelLeft />} aria-pressed={open.left} />
            <CommandButton command="history.back" icon={<ArrowLeft />} disabled={!canGoBack} />
            <CommandButton command="history.forward" icon={<ArrowRight />} disabled={!canGoForward} />
            <ViewSwitch />
          </>
        )}
      </div>
      <div className={styles.middle}>{hasNotes && <SearchButton />}</div>
      <div className={styles.end}>
        <ImportMenu />
        <CommandButton command="settings.open" icon={<Settings />} />
        {hasNotes && (
          <CommandButton command="sidebar.right" icon={<PanelRight />} aria-pressed={open.right} />
        )}
      </div>
    </header>
  );
}

/** Its panels are the views in the middle (`App.tsx`). */
function ViewSwitch() {
  const t = useTranslate();
  return (
    <TabList<View>
      label={t('app.views')}
      className={styles.views}
      tabs={[
        { value: 'note', label: t('app.view.note'), icon: <Text /> },
        { value: 'graph', label: t('app.view.graph'), icon: <Waypoints /> },
        { value: 'map', label: t('app.view.map'), icon: <Map /> },
      ]}
    />
  );
}

function SearchButton() {
  const { title, keys, ariaKeys } = useCommandLabel()('search.open');
  return (
    <button
      type="button"
      className={styles.search}
      aria-label={title}
      aria-keyshortcuts={ariaKeys}
      onClick={() => runCommand('search.open')}
    >
      <Search />
      <span className={styles.searchText}>{title}</span>
      {keys && <Kbd keys={keys} />}
    </button>
  );
}

const importCommands = [
  { id: 'import.link', icon: <FolderSync /> },
  { id: 'import.folder', icon: <FolderInput /> },
  { id: 'import.files', icon: <FileText /> },
  { id: 'import.sample', icon: <Leaf /> },
] as const;

function ImportMenu() {
  const t = useTranslate();
  const label = useCommandLabel();
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" icon={<Plus />} className={styles.import} aria-label={t('app.import')}>
          {t('app.import')}
        </Button>
      }
    >
      {importCommands.map(({ id, icon }) => {
        const { title, keys } = label(id);
        return (
          <MenuItem
            key={id}
            icon={icon}
            trailing={keys && <Kbd keys={keys} />}
            onSelect={() => runCommand(id)}
          >
            {title}
          </MenuItem>
        );
      })}
    </Menu>
  );
}

interface CommandButtonProps extends Omit<IconButtonProps, 'label' | 'keys'> {
  readonly command: CommandId;
}

function CommandButton({ command, ...rest }: CommandButtonProps) {
  const { title, keys, ariaKeys } = useCommandLabel()(command);
  return (
    <IconButton
      label={title}
      keys={keys}
      aria-keyshortcuts={ariaKeys}
      onClick={() => runCommand(command)}
      {...rest}
    />
  );
}
