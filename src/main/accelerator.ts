/** `Mod+Shift+KeyO` of the command table in Electron's words: `CmdOrCtrl+Shift+O`. */
export function toAccelerator(shortcut: string): string {
  return shortcut.split('+').map(keyName).join('+');
}

const names: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
};

const keyName = (code: string): string => names[code] ?? code.replace(/^(Key|Digit)(?=.$)/, '');
