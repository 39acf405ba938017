import { commands, type CommandId } from '../../shared/commands.ts';
import { recall, remember } from '../state/remembered.ts';

const keptCount = 5;

/** @returns newest first */
export function recentCommands(): readonly CommandId[] {
  return (recall('commands') ?? '').split(' ').filter((id): id is CommandId => Object.hasOwn(commands, id));
}

export function rememberCommand(id: CommandId): void {
  if (id === 'palette.open') return;
  const others = recentCommands().filter((other) => other !== id);
  remember('commands', [id, ...others].slice(0, keptCount).join(' '));
}
