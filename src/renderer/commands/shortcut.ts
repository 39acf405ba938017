/** Shortcuts as `shared/commands.ts` writes them: matched against key events, and shown as key caps. */
import { commands, type Command, type CommandId } from '../../shared/commands.ts';

export type Platform = 'linux' | 'darwin' | 'win32';

/** What matters of a KeyboardEvent. */
export interface KeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** @returns the command whose keys were pressed: exactly those, by physical key */
export function findCommand(press: KeyPress, platform: Platform): CommandId | undefined {
  return shortcuts.find(([, shortcut]) => matchesShortcut(press, shortcut, platform))?.[0];
}

const shortcuts = (Object.entries(commands) as [CommandId, Command][]).flatMap(
  ([id, { shortcut, also = [] }]) => (shortcut ? [shortcut, ...also].map((each) => [id, each] as const) : []),
);

export function matchesShortcut(press: KeyPress, shortcut: string, platform: Platform): boolean {
  const parts = shortcut.split('+');
  const isMac = platform === 'darwin';
  const hasMod = parts.includes('Mod');
  const hasControl = parts.includes('Ctrl') || (!isMac && hasMod);
  return (
    press.code === parts.at(-1) &&
    press.shiftKey === parts.includes('Shift') &&
    press.altKey === parts.includes('Alt') &&
    press.metaKey === (isMac && hasMod) &&
    press.ctrlKey === hasControl
  );
}

/** @returns one text a key cap, in the order of the platform: `['⇧', '⌘', 'O']`, `['Ctrl', 'Shift', 'O']` */
export function shortcutKeys(shortcut: string, platform: Platform): readonly string[] {
  const parts = shortcut.split('+');
  const names = platform === 'darwin' ? macModifiers : otherModifiers;
  const modifiers = names.filter(([name]) => parts.includes(name)).map(([, cap]) => cap);
  return [...modifiers, keyCap(parts.at(-1) ?? '')];
}

/** For `aria-keyshortcuts`: `Control+Shift+O`. */
export function ariaShortcut(shortcut: string, platform: Platform): string {
  const mod = platform === 'darwin' ? 'Meta' : 'Control';
  return shortcut
    .split('+')
    .map((part) => (part === 'Mod' ? mod : part === 'Ctrl' ? 'Control' : ariaKey(part)))
    .join('+');
}

const macModifiers = [
  ['Ctrl', '⌃'],
  ['Alt', '⌥'],
  ['Shift', '⇧'],
  ['Mod', '⌘'],
] as const;

const otherModifiers = [
  ['Ctrl', 'Ctrl'],
  ['Mod', 'Ctrl'],
  ['Alt', 'Alt'],
  ['Shift', 'Shift'],
] as const;

const caps: Readonly<Record<string, string>> = {
  Comma: ',',
  Slash: '/',
  Backslash: '\\',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Enter: '↵',
  Tab: '⇥',
};

function keyCap(code: string): string {
  return caps[code] ?? code.replace(/^(Key|Digit)/, '');
}

function ariaKey(code: string): string {
  return code.startsWith('Arrow') ? code : keyCap(code);
}
