/** Cells of one workbook as they come, held to the limits of all. */
import { sheetLimits } from '../../limits.ts';

/** Sparse: rows and columns as they stand in the sheet, from 1; text as people see it. */
export type SheetRows = ReadonlyMap<number, ReadonlyMap<number, string>>;

export interface WorkbookCells {
  beginSheet(): void;
  /** @returns false when the sheet has had enough */
  add(row: number, column: number, text: string): boolean;
  readonly rows: SheetRows;
  /** Whether something was left out. */
  readonly isCut: boolean;
}

export function createWorkbookCells(): WorkbookCells {
  let rows = new Map<number, Map<number, string>>();
  let left: number = sheetLimits.cells;
  let isCut = false;
  return {
    beginSheet() {
      rows = new Map();
    },
    add(row, column, text) {
      const trimmed = text.trim();
      if (trimmed === '') return true;
      let cells = rows.get(row);
      if (left <= 0 || (!cells && rows.size >= sheetLimits.rows)) {
        isCut = true;
        return false;
      }
      if (column > sheetLimits.columns || trimmed.length > sheetLimits.cellCharacters) isCut = true;
      if (column > sheetLimits.columns) return true;
      if (!cells) rows.set(row, (cells = new Map()));
      cells.set(column, trimmed.slice(0, sheetLimits.cellCharacters));
      left--;
      return true;
    },
    get rows() {
      return rows;
    },
    get isCut() {
      return isCut;
    },
  };
}

export const cutSheet = {
  code: 'partly-read',
  reason: `Of each sheet, ${sheetLimits.rows.toLocaleString('en')} rows and ${sheetLimits.columns} columns are read at most.`,
} as const;
