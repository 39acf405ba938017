/**
 * A path as one reads it. File systems may hold Hangul as single letters (NFD, macOS), which many fonts draw
 * apart; for opening and comparing the path stays as it is.
 */
export function readablePath(path: string, separator = '/'): string {
  return path.normalize('NFC').split('/').join(separator);
}

/** The folders above a file, as one reads them; empty for a file at the root. */
export function readableFolder(path: string): string {
  return readablePath(path.split('/').slice(0, -1).join('/'), ' / ');
}
