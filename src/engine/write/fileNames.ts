/** File names that every system takes, from what a person calls a note. */
import path from 'node:path';
import { exists } from './insideRoot.ts';

/** Of Windows, and `/`; `#^[]|` besides, which no wikilink could name. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const forbidden = /[<>:"/\\|?*#^[\]\u0000-\u001f\u007f\u2028\u2029]|\p{Surrogate}/gu;
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** Of Linux and macOS, in UTF-8; Hangul decomposed by macOS is three times as long and yet one name there. */
const mostBytes = 255;
/** What a number behind a taken name and the ending of a temporary copy may need. */
const spareBytes = 15;

/** One name without ending. @returns undefined when nothing is left of it */
export function safeFileName(name: string, ending = ''): string | undefined {
  const plain = name
    .normalize('NFC')
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(reserved, '$&_');
  const fitting = cutToBytes(plain, mostBytes - spareBytes - Buffer.byteLength(ending)).replace(/[. ]+$/, '');
  return fitting === '' ? undefined : fitting;
}

/**
 * Whether a file may get this path: each part can be made on every system, or is a folder that is there already.
 * Nothing hidden, and no way up.
 */
export async function isUsablePath(root: string, relativePath: string): Promise<boolean> {
  const parts = relativePath.split('/');
  for (const [i, part] of parts.entries()) {
    if (isSafePath(part)) continue;
    const isNew = i === parts.length - 1 || !(await exists(path.join(root, ...parts.slice(0, i + 1))));
    if (isNew || part === '' || part.startsWith('.') || part.includes('\0')) return false;
  }
  return true;
}

/** Whether a path can be made everywhere: no part is cut, replaced or hidden. */
export function isSafePath(relativePath: string): boolean {
  return relativePath.split('/').every(
    (part) =>
      part !== '' &&
      !/^\.|[. ]$|^ /.test(part) &&
      // eslint-disable-next-line no-control-regex -- they are what is looked for
      !/[<>:"\\|?*\u0000-\u001f\u007f]|\p{Surrogate}/u.test(part) &&
      !reserved.test(part) &&
      Buffer.byteLength(part.normalize('NFC')) <= mostBytes,
  );
}

/** `name.md`, `name 2.md` ...: the first that nothing has, in whatever case or Unicode form the disk compares. */
export async function freePath(
  folder: string,
  name: string,
  ending: string,
  taken: ReadonlySet<string> = new Set(),
): Promise<string> {
  for (let number = 1; ; number++) {
    const absolutePath = path.join(folder, `${name}${number === 1 ? '' : ` ${number}`}${ending}`);
    if (!taken.has(absolutePath) && !(await exists(absolutePath))) return absolutePath;
  }
}

function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) return text.slice(0, end);
    end += character.length;
  }
  return text;
}
