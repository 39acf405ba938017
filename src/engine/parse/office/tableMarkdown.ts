/**
 * Rows of escaped cells as a Markdown table: the first row is its head, empty rows and columns are left out.
 * @param rowsEach a long table is cut into several of that many rows, each with the head
 */
export function tableMarkdown(rows: readonly (readonly string[])[], rowsEach = Infinity): string {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const used = usedColumns(filled);
  if (used.length === 0) return '';
  const [head, ...body] = filled.map((row) => `| ${used.map((column) => row[column] ?? '').join(' | ')} |`);
  const rule = `|${' --- |'.repeat(used.length)}`;
  const tables = [];
  for (let from = 0; from === 0 || from < body.length; from += rowsEach)
    tables.push([head, rule, ...body.slice(from, from + rowsEach)].join('\n'));
  return tables.join('\n\n');
}

function usedColumns(rows: readonly (readonly string[])[]): number[] {
  const used = new Set<number>();
  for (const row of rows) for (const [column, cell] of row.entries()) if (cell !== '') used.add(column);
  return [...used].sort((a, b) => a - b);
}
