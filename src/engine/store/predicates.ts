/** Longer lists are asked in several queries: parsing one of thousands takes longer than the query. */
const listLength = 500;

export function isOneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map(quote).join(', ')})`;
}

export function isEqual(column: string, value: string): string {
  return `${column} = ${quote(value)}`;
}

/** Runs `use` on one part of the list after another. */
export async function inParts<T>(
  values: readonly T[],
  use: (part: readonly T[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < values.length; from += listLength)
    await use(values.slice(from, from + listLength));
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
