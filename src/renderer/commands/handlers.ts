/** What each command of the one table does. */
import type { CommandId } from '../../shared/commands.ts';
import { importChosenFiles, importChosenFolder, importSample } from '../state/import.ts';
import { goBack, goForward, navigation, showDialog, showView, type Dialog } from '../state/navigation.ts';
import { toggleTheme } from '../state/settings.ts';
import { setSidebar, toggleSidebar } from '../state/sidebars.ts';
import { focusQuestion } from './focusQuestion.ts';
import { rememberCommand } from './recentCommands.ts';

const handlers: Readonly<Record<CommandId, () => void>> = {
  'import.folder': () => void importChosenFolder(),
  'import.files': () => void importChosenFiles(),
  'import.sample': importSample,
  'settings.open': () => toggleDialog('settings'),
  'search.open': () => toggleDialog('search'),
  'palette.open': () => toggleDialog('palette'),
  'note.open': () => toggleDialog('switcher'),
  'view.note': () => showView('note'),
  'view.graph': () => showView('graph'),
  'view.map': () => showView('map'),
  'chat.focus': () => {
    showDialog(undefined);
    setSidebar('right', true);
    focusQuestion();
  },
  'history.back': goBack,
  'history.forward': goForward,
  'sidebar.left': () => toggleSidebar('left'),
  'sidebar.right': () => toggleSidebar('right'),
  'theme.toggle': toggleTheme,
  'help.shortcuts': () => toggleDialog('shortcuts'),
};

export function runCommand(id: CommandId): void {
  rememberCommand(id);
  handlers[id]();
}

/** The same keys close what they opened. */
function toggleDialog(dialog: Dialog): void {
  showDialog(navigation.getState().dialog === dialog ? undefined : dialog);
}
