/** What each command of the one table does. */
import type { CommandId } from '../../shared/commands.ts';
import type { NoteId } from '../../shared/domain/note.ts';
import { importChosenFiles, importChosenFolder, importSample } from '../state/import.ts';
import { toggleEditing } from '../state/editing.ts';
import {
  closeTabAt,
  goBack,
  goForward,
  navigation,
  reopenClosedTab,
  showDialog,
  showNextTab,
  showView,
  type Dialog,
} from '../state/navigation.ts';
import { notify } from '../state/notices.ts';
import { whyReadOnly } from '../state/whyReadOnly.ts';
import { createNote, openDailyNote, openNoteId, trashNote } from '../state/noteFiles.ts';
import { flushAll } from '../state/writing.ts';
import { togglePause } from '../state/library.ts';
import { openFind, stepFind } from '../state/find.ts';
import { previewFocused } from '../state/preview.ts';
import { showSideTab } from '../state/sideTab.ts';
import { toggleTheme } from '../state/settings.ts';
import { setSidebar, toggleSidebar } from '../state/sidebars.ts';
import { focusQuestion } from './focusQuestion.ts';
import { rememberCommand } from './recentCommands.ts';

const handlers: Readonly<Record<CommandId, () => void>> = {
  'note.new': () => void createNote(),
  'note.daily': () => void openDailyNote(),
  'note.fromTemplate': () => toggleDialog('templates'),
  'note.edit': () => {
    if (navigation.getState().view !== 'note') showView('note');
    else if (toggleEditing() === 'read-only') notify({ tone: 'neutral', message: whyReadOnly() });
  },
  'note.save': () => void flushAll(),
  'note.move': () => withOpenNote((noteId) => showDialog('move', noteId)),
  'note.trash': () => withOpenNote((noteId) => void trashNote(noteId)),
  'trash.open': () => toggleDialog('trash'),
  'tab.new': () => toggleDialog('newTab'),
  'tab.close': closeNearest,
  'tab.reopen': reopenClosedTab,
  'tab.next': () => showNextTab(1),
  'tab.previous': () => showNextTab(-1),
  'import.folder': () => void importChosenFolder('copy'),
  'import.link': () => void importChosenFolder('link'),
  'import.files': () => void importChosenFiles(),
  'import.sample': importSample,
  'library.failures': () => toggleDialog('failures'),
  'library.pause': () => void togglePause(),
  'settings.open': () => toggleDialog('settings'),
  'search.open': () => toggleDialog('search'),
  'palette.open': () => toggleDialog('palette'),
  'note.open': () => toggleDialog('switcher'),
  'note.find': openFind,
  'note.findNext': () => stepFind(1),
  'note.findPrevious': () => stepFind(-1),
  'note.preview': previewFocused,
  'outline.show': () => showSideTab('outline'),
  'links.show': () => showSideTab('links'),
  'related.show': () => showSideTab('related'),
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

/** What lies in front: a dialog, the graph, then the tab. */
function closeNearest(): void {
  const { dialog, view } = navigation.getState();
  if (dialog) showDialog(undefined);
  else if (view !== 'note') showView('note');
  else closeTabAt();
}

function withOpenNote(act: (noteId: NoteId) => void): void {
  const noteId = openNoteId();
  if (noteId !== undefined) act(noteId);
}

/** The same keys close what they opened. */
function toggleDialog(dialog: Dialog): void {
  showDialog(navigation.getState().dialog === dialog ? undefined : dialog);
}
