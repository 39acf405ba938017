/**
 * The one table of what a person can do by name. The native menu, the palette, the shortcuts and
 * the help all read it. Shortcuts name physical keys (`KeyboardEvent.code`), so that they work
 * while a Korean input method is on; `Mod` is Command on macOS and Control elsewhere.
 */
import type { MessageKey } from './messages/index.ts';

export type MenuGroup = 'file' | 'view' | 'go' | 'help';

export interface Command {
  readonly title: MessageKey;
  readonly shortcut?: string;
  readonly group: MenuGroup;
}

export const commands = {
  'import.folder': { title: 'command.import.folder', shortcut: 'Mod+Shift+KeyO', group: 'file' },
  'import.files': { title: 'command.import.files', group: 'file' },
  'import.sample': { title: 'command.import.sample', group: 'file' },
  'settings.open': { title: 'command.settings.open', shortcut: 'Mod+Comma', group: 'file' },
  'search.open': { title: 'command.search.open', shortcut: 'Mod+KeyK', group: 'go' },
  'palette.open': { title: 'command.palette.open', shortcut: 'Mod+KeyP', group: 'go' },
  'note.open': { title: 'command.note.open', shortcut: 'Mod+KeyO', group: 'go' },
  'view.note': { title: 'command.view.note', shortcut: 'Mod+Digit1', group: 'view' },
  'view.graph': { title: 'command.view.graph', shortcut: 'Mod+Digit2', group: 'view' },
  'view.map': { title: 'command.view.map', shortcut: 'Mod+Digit3', group: 'view' },
  'chat.focus': { title: 'command.chat.focus', shortcut: 'Mod+KeyL', group: 'go' },
  'history.back': { title: 'command.history.back', shortcut: 'Alt+ArrowLeft', group: 'go' },
  'history.forward': { title: 'command.history.forward', shortcut: 'Alt+ArrowRight', group: 'go' },
  'sidebar.left': { title: 'command.sidebar.left', shortcut: 'Mod+KeyB', group: 'view' },
  'sidebar.right': { title: 'command.sidebar.right', shortcut: 'Mod+Backslash', group: 'view' },
  'theme.toggle': { title: 'command.theme.toggle', shortcut: 'Mod+Shift+KeyL', group: 'view' },
  'help.shortcuts': { title: 'command.help.shortcuts', shortcut: 'Mod+Slash', group: 'help' },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof commands;
