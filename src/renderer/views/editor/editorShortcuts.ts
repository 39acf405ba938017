/** Shown in the sheet of shortcuts as well; outside the editor two of them mean something else. */
export const editorShortcuts = {
  'writing.bold': 'Mod+KeyB',
  'writing.italic': 'Mod+KeyI',
  'writing.link': 'Mod+KeyK',
} as const;
