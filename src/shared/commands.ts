/**
 * The one table of what a person can do by name. The native menu, the palette, the shortcuts and
 * the help all read it. Shortcuts name physical keys (`KeyboardEvent.code`), so that they work
 * while a Korean input method is on; `Mod` is Command on macOS and Control elsewhere, `Ctrl` is Control everywhere.
 */
import type { MessageKey } from './messages/index.ts';

export type MenuGroup = 'file' | 'view' | 'go' | 'help';

export interface Command {
  readonly title: MessageKey;
  readonly shortcut?: string;
  /** Other keys that do the same, known from elsewhere; not shown. */
  readonly also?: readonly string[];
  readonly group: MenuGroup;
}

export const commands = {
  'note.new': { title: 'command.note.new', shortcut: 'Mod+KeyN', group: 'file' },
  'note.daily': { title: 'command.note.daily', shortcut: 'Mod+Shift+KeyD', group: 'file' },
  'note.fromTemplate': { title: 'command.note.fromTemplate', group: 'file' },
  'note.edit': { title: 'command.note.edit', shortcut: 'Mod+KeyE', group: 'view' },
  'note.save': { title: 'command.note.save', shortcut: 'Mod+KeyS', group: 'file' },
  'note.move': { title: 'command.note.move', shortcut: 'F2', group: 'file' },
  'note.trash': { title: 'command.note.trash', group: 'file' },
  'trash.open': { title: 'command.trash.open', group: 'file' },
  'import.folder': { title: 'command.import.folder', shortcut: 'Mod+Shift+KeyO', group: 'file' },
  'import.link': { title: 'command.import.link', group: 'file' },
  'import.files': { title: 'command.import.files', group: 'file' },
  'import.sample': { title: 'command.import.sample', group: 'file' },
  'library.failures': { title: 'command.library.failures', group: 'file' },
  'library.pause': { title: 'command.library.pause', group: 'file' },
  'settings.open': { title: 'command.settings.open', shortcut: 'Mod+Comma', group: 'file' },
  'search.open': { title: 'command.search.open', shortcut: 'Mod+KeyK', group: 'go' },
  'palette.open': { title: 'command.palette.open', shortcut: 'Mod+KeyP', group: 'go' },
  'note.open': { title: 'command.note.open', shortcut: 'Mod+KeyO', group: 'go' },
  'tab.new': { title: 'command.tab.new', shortcut: 'Mod+KeyT', group: 'go' },
  'tab.close': { title: 'command.tab.close', shortcut: 'Mod+KeyW', group: 'go' },
  'tab.reopen': { title: 'command.tab.reopen', shortcut: 'Mod+Shift+KeyT', group: 'go' },
  'tab.next': {
    title: 'command.tab.next',
    shortcut: 'Ctrl+Tab',
    also: ['Mod+Alt+ArrowRight'],
    group: 'go',
  },
  'tab.previous': {
    title: 'command.tab.previous',
    shortcut: 'Ctrl+Shift+Tab',
    also: ['Mod+Alt+ArrowLeft'],
    group: 'go',
  },
  'note.find': { title: 'command.note.find', shortcut: 'Mod+KeyF', group: 'go' },
  'note.findNext': { title: 'command.note.findNext', shortcut: 'F3', group: 'go' },
  'note.findPrevious': { title: 'command.note.findPrevious', shortcut: 'Shift+F3', group: 'go' },
  'note.preview': { title: 'command.note.preview', shortcut: 'Alt+ArrowDown', group: 'go' },
  'outline.show': { title: 'command.outline.show', shortcut: 'Mod+Shift+KeyE', group: 'go' },
  'links.show': { title: 'command.links.show', shortcut: 'Mod+Shift+KeyB', group: 'go' },
  'related.show': { title: 'command.related.show', group: 'go' },
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
