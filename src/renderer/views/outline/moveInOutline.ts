/** Where a key leads in the outline, from one row to another; undefined for keys that are not its own. */
export function moveInOutline(
  key: string,
  at: number,
  depths: readonly number[],
  isShut: (index: number) => boolean,
): number | undefined {
  const rows = visibleRows(depths, isShut);
  const place = rows.indexOf(at);
  switch (key) {
    case 'ArrowDown':
      return rows[Math.min(place + 1, rows.length - 1)];
    case 'ArrowUp':
      return rows[Math.max(place - 1, 0)];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    case 'ArrowLeft':
      return parentOf(depths, at);
    case 'ArrowRight':
      return hasChildren(depths, at) ? at + 1 : at;
    default:
      return undefined;
  }
}

/** @returns the rows that no shut row hides */
export function visibleRows(depths: readonly number[], isShut: (index: number) => boolean): number[] {
  const rows: number[] = [];
  let hiddenBelow = Infinity;
  depths.forEach((depth, index) => {
    if (depth > hiddenBelow) return;
    hiddenBelow = isShut(index) ? depth : Infinity;
    rows.push(index);
  });
  return rows;
}

export function hasChildren(depths: readonly number[], index: number): boolean {
  return (depths[index + 1] ?? -1) > depths[index];
}

export function parentOf(depths: readonly number[], index: number): number {
  for (let at = index - 1; at >= 0; at--) if (depths[at] < depths[index]) return at;
  return index;
}

/** The row that stands for a heading: itself, or the nearest shut one above it. */
export function shownRow(
  index: number,
  depths: readonly number[],
  isShut: (index: number) => boolean,
): number {
  let shown = index;
  for (let at = index; at >= 0 && parentOf(depths, at) !== at;) {
    at = parentOf(depths, at);
    if (isShut(at)) shown = at;
  }
  return shown;
}
