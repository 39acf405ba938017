import path from 'node:path';

/** Whether a path lies below a folder, or is it. By the names alone: links are not followed. */
export function isInside(absolutePath: string, folder: string): boolean {
  const relative = path.relative(folder, absolutePath);
  return relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}
