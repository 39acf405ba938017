const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Decimal units as desktops show them. @returns such as `1.2 MB` in the digits of the language */
export function formatBytes(bytes: number, language: string): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const digits = value < 10 && power > 0 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${units[power]}`;
}
