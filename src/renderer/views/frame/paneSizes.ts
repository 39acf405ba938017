/** Percent of each panel by id, as react-resizable-panels has it. */
type Sizes = Readonly<Record<string, number>>;

export interface Layouts {
  readonly columns?: { [id: string]: number };
  readonly rows?: { [id: string]: number };
}

/** @param sizes of the settings: left, middle, right, and the related notes' share of the right */
export function fromPaneSizes(sizes: readonly number[] | undefined): Layouts {
  const [left, middle, right, related] = sizes ?? [];
  const isWhole = [left, middle, right].every(Number.isFinite) && Math.abs(left + middle + right - 100) < 1;
  return {
    columns: isWhole ? { left, middle, right } : undefined,
    rows: related > 0 && related < 100 ? { related, chat: 100 - related } : undefined,
  };
}

/** @returns undefined while the columns are not known */
export function toPaneSizes({
  columns,
  rows,
}: {
  columns?: Sizes;
  rows?: Sizes;
}): readonly number[] | undefined {
  if (!columns) return undefined;
  const sizes = [columns.left, columns.middle, columns.right, ...(rows ? [rows.related] : [])];
  return sizes.map((size) => Math.round(size * 100) / 100);
}
