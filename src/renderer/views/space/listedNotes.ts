import type { SpaceModel, SpaceNode } from './spaceModel.ts';

/** Notes with a place in the arrangement, by title; of one cluster when given. */
export function listedNotes({ nodes, scene }: SpaceModel, cluster: number | undefined): SpaceNode[] {
  const order = new Intl.Collator(undefined, { numeric: true });
  return nodes
    .filter((node, row) => {
      const isPlaced = !Number.isNaN(scene.positions[row * 2]);
      return node.kind === 'note' && isPlaced && (cluster === undefined || node.cluster?.id === cluster);
    })
    .sort((a, b) => order.compare(a.label, b.label) || (a.id < b.id ? -1 : 1));
}

/**
 * Where a key leads in the list; undefined when it leads nowhere.
 * @param active index, or -1
 * @param typed letters typed in a row: the next note whose title begins so
 */
export function moveInList(
  notes: readonly SpaceNode[],
  active: number,
  key: string,
  pageSize: number,
  typed: string,
): number | undefined {
  if (notes.length === 0) return undefined;
  const clamp = (index: number) => Math.min(notes.length - 1, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(active + 1);
    case 'ArrowUp':
      return clamp(active - 1);
    case 'Home':
      return 0;
    case 'End':
      return notes.length - 1;
    case 'PageDown':
      return clamp(active + pageSize);
    case 'PageUp':
      return clamp(active - pageSize);
    default:
      return key.length === 1 ? findTyped(notes, active, typed) : undefined;
  }
}

/** One letter goes on to the next such title, several stay where they still fit. */
function findTyped(notes: readonly SpaceNode[], active: number, typed: string): number | undefined {
  const start = typed.length > 1 ? Math.max(0, active) : active + 1;
  const prefix = typed.toLocaleLowerCase();
  for (let step = 0; step < notes.length; step++) {
    const index = (start + step) % notes.length;
    if (notes[index].label.toLocaleLowerCase().startsWith(prefix)) return index;
  }
  return undefined;
}
