import { describe, expect, it } from 'vitest';
import { commands, type Command } from '../../shared/commands.ts';
import { ariaShortcut, findCommand, shortcutKeys, type KeyPress } from './shortcut.ts';

const none: KeyPress = { code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('findCommand', () => {
  it('goes by the physical key, whatever letter the input method makes of it', () => {
    expect(findCommand({ ...none, code: 'KeyK', ctrlKey: true }, 'linux')).toBe('search.open');
  });

  it('takes Command on macOS and Control elsewhere', () => {
    const command = { ...none, code: 'KeyP', metaKey: true };
    const control = { ...none, code: 'KeyP', ctrlKey: true };
    expect([findCommand(command, 'darwin'), findCommand(control, 'win32')]).toEqual([
      'palette.open',
      'palette.open',
    ]);
    expect([findCommand(control, 'darwin'), findCommand(command, 'win32')]).toEqual([undefined, undefined]);
  });

  it('tells the same key with Shift apart', () => {
    const open = { ...none, code: 'KeyO', ctrlKey: true };
    expect([findCommand(open, 'linux'), findCommand({ ...open, shiftKey: true }, 'linux')]).toEqual([
      'note.open',
      'import.folder',
    ]);
  });

  it('takes Control for Control on macOS too, where tabs are changed with it', () => {
    const tab = { ...none, code: 'Tab', ctrlKey: true };
    expect([findCommand(tab, 'darwin'), findCommand(tab, 'linux')]).toEqual(['tab.next', 'tab.next']);
  });

  it('knows keys from elsewhere for the same command', () => {
    const right = { ...none, code: 'ArrowRight', altKey: true };
    expect([
      findCommand({ ...right, metaKey: true }, 'darwin'),
      findCommand({ ...right, ctrlKey: true }, 'linux'),
    ]).toEqual(['tab.next', 'tab.next']);
  });

  it('leaves AltGr alone, which types letters', () => {
    expect(findCommand({ ...none, code: 'KeyK', ctrlKey: true, altKey: true }, 'win32')).toBeUndefined();
  });

  it('has one command a shortcut', () => {
    const all = Object.values<Command>(commands).flatMap(({ shortcut, also = [] }) => [
      ...(shortcut ? [shortcut] : []),
      ...also,
    ]);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('shortcutKeys', () => {
  it('writes each platform its own way', () => {
    expect([shortcutKeys('Mod+Shift+KeyO', 'darwin'), shortcutKeys('Mod+Shift+KeyO', 'linux')]).toEqual([
      ['⇧', '⌘', 'O'],
      ['Ctrl', 'Shift', 'O'],
    ]);
  });

  it('names punctuation and arrows by what is printed on the key', () => {
    expect([shortcutKeys('Mod+Comma', 'linux'), shortcutKeys('Alt+ArrowLeft', 'linux')]).toEqual([
      ['Ctrl', ','],
      ['Alt', '←'],
    ]);
  });
});

describe('ariaShortcut', () => {
  it('uses the names that assistive technology knows', () => {
    expect([ariaShortcut('Mod+KeyK', 'linux'), ariaShortcut('Alt+ArrowLeft', 'darwin')]).toEqual([
      'Control+K',
      'Alt+ArrowLeft',
    ]);
  });
});
