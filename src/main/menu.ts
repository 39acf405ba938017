/** The native menu, made of the one table of commands; it sends their ids to the page. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { commands, type Command, type CommandId, type MenuGroup } from '../shared/commands.ts';
import type { MessageKey, Translate } from '../shared/messages/index.ts';
import { toAccelerator } from './accelerator.ts';

export interface MenuOptions {
  readonly translate: Translate;
  readonly isDevelopment: boolean;
  readonly onCommand: (id: CommandId) => void;
}

export function showMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

export function menuTemplate({
  translate,
  isDevelopment,
  onCommand,
}: MenuOptions): MenuItemConstructorOptions[] {
  const role = (name: MenuItemConstructorOptions['role'], key: MessageKey): MenuItemConstructorOptions => ({
    role: name,
    label: translate(key),
  });
  const menu = (key: MessageKey, submenu: MenuItemConstructorOptions[]): MenuItemConstructorOptions => ({
    label: translate(key),
    submenu,
  });
  const commandsOf = (group: MenuGroup): MenuItemConstructorOptions[] =>
    (Object.entries(commands) as [CommandId, Command][])
      .filter(([, command]) => command.group === group)
      .map(([id, { title, shortcut }]) => ({
        label: translate(title),
        click: () => onCommand(id),
        // Shown only: the page listens to physical keys itself, so that shortcuts work in a Korean input method.
        ...(shortcut ? { accelerator: toAccelerator(shortcut), registerAccelerator: false } : {}),
      }));
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  return [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    menu('menu.file', [...commandsOf('file'), separator, role('quit', 'shell.quit')]),
    menu('menu.edit', [
      role('undo', 'shell.undo'),
      role('redo', 'shell.redo'),
      separator,
      role('cut', 'shell.cut'),
      role('copy', 'shell.copy'),
      role('paste', 'shell.paste'),
      role('selectAll', 'shell.selectAll'),
    ]),
    menu('menu.view', [
      ...commandsOf('view'),
      separator,
      role('zoomIn', 'shell.zoomIn'),
      role('zoomOut', 'shell.zoomOut'),
      role('resetZoom', 'shell.resetZoom'),
      role('togglefullscreen', 'shell.fullScreen'),
      ...(isDevelopment ? [separator, { role: 'toggleDevTools' } as const] : []),
    ]),
    menu('menu.go', commandsOf('go')),
    menu('menu.window', [
      role('minimize', 'shell.minimize'),
      { ...role('close', 'shell.closeWindow'), accelerator: 'CmdOrCtrl+Shift+W' },
    ]),
    menu('menu.help', commandsOf('help')),
  ];
}
