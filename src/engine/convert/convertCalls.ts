import type { Conversion, ConversionProgress } from './convertExport.ts';
import type { ExportKind } from './exportKind.ts';

/** What the engine asks of the convert worker. */
export type ConvertCalls = {
  /** Its parts are progress, and null as a sign of life while one file is long. */
  convert: {
    params: {
      readonly path: string;
      readonly kind: ExportKind;
      readonly targetFolder: string;
      readonly skipped: readonly string[];
    };
    result: Conversion;
    part: ConversionProgress | null;
  };
};
