import { useEffect } from 'react';
import { useStore } from 'zustand';
import { commands, type Command, type CommandId } from '../../shared/commands.ts';
import { shell } from '../bridge.ts';
import { useTranslate } from '../state/language.ts';
import { settingsStore } from '../state/settings.ts';
import { runCommand } from './handlers.ts';
import { ariaShortcut, findCommand, shortcutKeys, type Platform } from './shortcut.ts';

/** Keys and the native menu. A handled key is not left to the menu, which would run the command twice. */
export function useCommands(): void {
  const platform = usePlatform();
  useEffect(() => shell.onCommand(runCommand), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const id = findCommand(event, platform);
      if (!id || (isTextKey(event) && isEditable(event.target))) return;
      event.preventDefault();
      if (!event.repeat) runCommand(id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [platform]);
}

export interface CommandLabel {
  readonly title: string;
  readonly keys?: readonly string[];
  /** Value of `aria-keyshortcuts`. */
  readonly ariaKeys?: string;
}

/** @returns how a command is called and typed here */
export function useCommandLabel(): (id: CommandId) => CommandLabel {
  const t = useTranslate();
  const platform = usePlatform();
  return (id) => {
    const { title, shortcut }: Command = commands[id];
    if (!shortcut) return { title: t(title) };
    return {
      title: t(title),
      keys: shortcutKeys(shortcut, platform),
      ariaKeys: ariaShortcut(shortcut, platform),
    };
  };
}

export function usePlatform(): Platform {
  return useStore(settingsStore, ({ info }) => info?.platform ?? 'linux');
}

/** Alt with an arrow moves by words inside a text. */
function isTextKey(event: KeyboardEvent): boolean {
  return event.altKey && !event.ctrlKey && !event.metaKey;
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');
}
