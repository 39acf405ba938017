import type { Row } from './rows.ts';

export type TreeMove =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'toggle'; readonly key: string }
  | { readonly kind: 'open'; readonly index: number };

/** What a key does in a tree (WAI-ARIA tree view pattern). @returns undefined when it does nothing */
export function moveInTree(
  rows: readonly Row[],
  index: number,
  key: string,
  pageSize: number,
): TreeMove | undefined {
  const row = rows[index];
  if (!row) return rows.length > 0 ? { kind: 'focus', index: 0 } : undefined;
  switch (key) {
    case 'ArrowDown':
      return focus(index + 1, rows);
    case 'ArrowUp':
      return focus(index - 1, rows);
    case 'PageDown':
      return focus(index + pageSize, rows);
    case 'PageUp':
      return focus(index - pageSize, rows);
    case 'Home':
      return focus(0, rows);
    case 'End':
      return focus(rows.length - 1, rows);
    case 'ArrowRight':
      return goIn(rows, row, index);
    case 'ArrowLeft':
      return goOut(rows, row, index);
    case 'Enter':
    case ' ':
      return row.kind === 'folder' ? { kind: 'toggle', key: row.key } : { kind: 'open', index };
    default:
      return undefined;
  }
}

function focus(index: number, rows: readonly Row[]): TreeMove {
  return { kind: 'focus', index: Math.max(0, Math.min(rows.length - 1, index)) };
}

function goIn(rows: readonly Row[], row: Row, index: number): TreeMove | undefined {
  if (row.kind !== 'folder') return undefined;
  return row.isOpen ? focus(index + 1, rows) : { kind: 'toggle', key: row.key };
}

function goOut(rows: readonly Row[], row: Row, index: number): TreeMove | undefined {
  if (row.kind === 'folder' && row.isOpen) return { kind: 'toggle', key: row.key };
  for (let above = index - 1; above >= 0; above--) {
    if (rows[above].level < row.level) return focus(above, rows);
  }
  return undefined;
}
