import { expect, test } from 'vitest';
import { commands } from '../shared/commands.ts';
import { toAccelerator } from './accelerator.ts';

test.each([
  ['Mod+Shift+KeyO', 'CmdOrCtrl+Shift+O'],
  ['Mod+Comma', 'CmdOrCtrl+,'],
  ['Mod+Digit1', 'CmdOrCtrl+1'],
  ['Mod+Backslash', 'CmdOrCtrl+\\'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['Ctrl+Tab', 'Ctrl+Tab'],
  ['F2', 'F2'],
])('%s is %s in the native menu', (shortcut, accelerator) => {
  expect(toAccelerator(shortcut)).toBe(accelerator);
});

test('every shortcut of the table has a key that Electron knows', () => {
  const known =
    /^((CmdOrCtrl|Ctrl|Shift|Alt)\+)+([A-Z0-9]|[,./\\]|Tab|Left|Right|Up|Down)$|^(Shift\+)?F\d{1,2}$/;
  const shortcuts = Object.values(commands).flatMap((command) =>
    'shortcut' in command ? [command.shortcut] : [],
  );
  expect(shortcuts.map(toAccelerator).filter((accelerator) => !known.test(accelerator))).toEqual([]);
});
