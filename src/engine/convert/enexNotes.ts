/**
 * The notes of an ENEX file, one after another, whatever the file's size: the text is walked once, pictures
 * are decoded as they pass, and only what is one note's own is handed to the XML parser. Declarations before
 * the first note (and entities in them) are never read.
 */
import { createReadStream } from 'node:fs';
import { SaegimError } from '../../shared/errors.ts';
import { enexLimits } from '../limits.ts';

export interface RawEnexNote {
  /** `<note>…</note>` without the contents of `<data>`. */
  readonly xml: string;
  /** Contents of `<data>`, decoded, in order; undefined for one that was no Base64. */
  readonly resources: readonly (Uint8Array | undefined)[];
}

/** What was wrong with a note that was passed over. */
export interface SkippedEnexNote {
  readonly problem: SaegimError;
}

export async function* readEnexNotes(
  absolutePath: string,
): AsyncGenerator<RawEnexNote | SkippedEnexNote, void, undefined> {
  const pieces: AsyncIterable<string> = createReadStream(absolutePath, {
    encoding: 'utf8',
    highWaterMark: 2 ** 18,
  });
  const text = createWalk(pieces[Symbol.asyncIterator]());
  try {
    while (await text.to(/<note>/g)) {
      const note = await readNote(text);
      yield note ?? { problem: new SaegimError('parse-failed', 'the file ends in the middle of a note') };
    }
  } finally {
    await text.close();
  }
}

async function readNote(text: Walk): Promise<RawEnexNote | SkippedEnexNote | undefined> {
  const xml: string[] = ['<note>'];
  const resources: (Uint8Array | undefined)[] = [];
  let characters = 0;
  let bytes = 0;
  const keep = (part: string) => {
    characters += part.length;
    if (characters <= enexLimits.noteCharacters) xml.push(part);
  };
  for (;;) {
    const mark = await text.to(/<!\[CDATA\[|<data(?:\s[^<>]{0,200})?>|<\/note>/g, keep);
    if (!mark) return undefined;
    if (mark === '</note>') break;
    if (mark.startsWith('<data')) {
      const room = enexLimits.noteBytes - bytes;
      const data = await readData(text, room);
      if (!data) return undefined;
      bytes += data.length;
      resources.push(data.bytes);
    } else {
      keep(mark);
      if (!(await text.to(/\]\]>/g, keep))) return undefined;
      keep(']]>');
    }
  }
  if (characters > enexLimits.noteCharacters || bytes > enexLimits.noteBytes)
    return { problem: new SaegimError('too-large', 'the note is larger than Evernote lets one be') };
  return { xml: `${xml.join('')}</note>`, resources };
}

/** Decoded piece by piece: a picture's text would be a third larger, and twice in memory. */
async function readData(
  text: Walk,
  room: number,
): Promise<{ length: number; bytes?: Uint8Array } | undefined> {
  const decoded: Uint8Array[] = [];
  let length = 0;
  let rest = '';
  let isBase64 = true;
  const end = await text.to(/<\/data>/g, (part) => {
    const written = rest + part.replace(/\s+/g, '');
    const whole = written.length - (written.length % 4);
    rest = written.slice(whole);
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(written)) isBase64 = false;
    const bytes = Buffer.from(written.slice(0, whole), 'base64');
    length += bytes.length;
    if (isBase64 && length <= room) decoded.push(bytes);
  });
  if (end === undefined) return undefined;
  if (rest !== '' || !isBase64) return { length };
  return { length, bytes: Buffer.concat(decoded) };
}

interface Walk {
  /**
   * On to behind the next match, which is returned; undefined at the end of the text.
   * @param mark global, and matching no more than `longestMark` characters
   * @param onText gets what is passed, piece by piece
   */
  to(mark: RegExp, onText?: (part: string) => void): Promise<string | undefined>;
  close(): Promise<void>;
}

const longestMark = 256;

function createWalk(pieces: AsyncIterator<string>): Walk {
  let buffer = '';
  let at = 0;
  let isEnd = false;

  return {
    async to(mark, onText = () => {}) {
      for (;;) {
        mark.lastIndex = at;
        const found = mark.exec(buffer);
        if (found) {
          onText(buffer.slice(at, found.index));
          at = mark.lastIndex;
          return found[0];
        }
        // The beginning of a mark may lie at the end of this piece.
        const passed = isEnd ? buffer.length : Math.max(at, buffer.length - longestMark);
        onText(buffer.slice(at, passed));
        buffer = buffer.slice(passed);
        at = 0;
        if (isEnd) return undefined;
        const next = await pieces.next();
        isEnd = next.done === true;
        if (!next.done) buffer += next.value;
      }
    },
    async close() {
      await pieces.return?.();
    },
  };
}
