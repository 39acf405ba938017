const exportKinds = ['notion', 'enex', 'keep', 'roam', 'bear', 'zip'] as const;

/** `zip`: a zipped folder of notes (an Obsidian vault), unpacked as it is. */
export type ExportKind = (typeof exportKinds)[number];

export function isExportKind(kind: string): kind is ExportKind {
  return (exportKinds as readonly string[]).includes(kind);
}
