/**
 * Problems name files relative to the imported root where they lie in one.
 * @returns the absolute path, when it is one already or there is only one root it can lie in
 */
export function absolutePath(path: string, roots: readonly string[]): string | undefined {
  if (/^([\\/]|[a-z]:[\\/])/i.test(path)) return path;
  return roots.length === 1 ? `${roots[0].replace(/[\\/]$/, '')}/${path}` : undefined;
}
