import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsFolder } from '../../../fixtures/paths.ts';
import { repackZip } from '../../../fixtures/repackZip.ts';
import { SaegimError } from '../../shared/errors.ts';
import { readDocument } from './readDocument.ts';

const names = [
  'report.docx',
  'talk.pptx',
  'sums.xlsx',
  'report.odt',
  'talk.odp',
  'sums.ods',
  'report.epub',
  'minutes.hwpx',
  'report.rtf',
  'minutes.hwp',
];
/** Those that are zips, with a part that holds their text. */
const zips = [
  ['report.docx', 'word/document.xml'],
  ['talk.pptx', 'ppt/slides/slide1.xml'],
  ['sums.xlsx', 'xl/sharedStrings.xml'],
  ['report.odt', 'content.xml'],
  ['talk.odp', 'content.xml'],
  ['sums.ods', 'content.xml'],
  ['report.epub', 'OEBPS/sections/section0001.xhtml'],
  ['minutes.hwpx', 'Contents/section0.xml'],
] as const;

/** And parts that say what the document is, which another library reads. */
const described = [
  ['report.docx', 'docProps/core.xml', '<dc:title>'],
  ['sums.xlsx', 'xl/workbook.xml', '<sheet name="'],
  ['sums.ods', 'meta.xml', '<dc:title>'],
  ['report.epub', 'OEBPS/content.opf', '<dc:title>'],
] as const;

const file = (name: string) => readFile(path.join(documentsFolder, name));
/** Enough to find each of the mistakes that were made on the way; thousands were run by hand. */
const numRuns = 8;

describe.each(names)('whatever is in a file called %s', (name) => {
  it('is read or refused when it is anything at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), (bytes) => isReadOrRefused(bytes, name)),
      { numRuns },
    );
  });

  it('is read or refused when it was cut', async () => {
    const bytes = await file(name);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), (end) => isReadOrRefused(bytes.subarray(0, end), name)),
      { numRuns },
    );
  });

  it('is read or refused when bytes changed on the way', async () => {
    const bytes = await file(name);
    await fc.assert(
      fc.asyncProperty(changesOf(bytes.length), (changes) => isReadOrRefused(changed(bytes, changes), name)),
      { numRuns },
    );
  });
});

describe.each(zips)('a sound archive called %s', (name, part) => {
  it('is read or refused when a part of it is damaged', async () => {
    const bytes = await file(name);
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.nat()).map((stream) => [...stream.take(8)]),
        async (numbers) => {
          const repacked = await repackZip(bytes, (parts) => {
            const paths = [...parts.keys()].filter((path) => parts.get(path)!.length > 0);
            const path = paths[numbers[0] % paths.length];
            const data = parts.get(path)!;
            const changes = numbers.slice(1).map((number, i) => [number % data.length, number >> i] as const);
            parts.set(path, Buffer.from(changed(data, changes)));
          });
          await isReadOrRefused(repacked, name);
        },
      ),
      { numRuns },
    );
  });

  it('does not unfold entities within entities', async () => {
    const bytes = await repackZip(await file(name), (parts) => {
      const xml = parts
        .get(part)!
        .toString()
        .replace(/^<\?xml[^>]*\?>/, '');
      const bomb = xml.replace(/(<(?:w:t|a:t|t|text:p|p|hp:t)\b[^>]*>)/, '$1&lol9;');
      parts.set(part, Buffer.from(`<?xml version="1.0"?>${entityBomb}${bomb}`));
    });
    const length = await lengthOrRefusal(bytes, name);
    expect(length).toBeLessThan(20_000);
  });

  it('does not read files of the machine through entities', async () => {
    const bytes = await repackZip(await file(name), (parts) => {
      const xml = parts
        .get(part)!
        .toString()
        .replace(/^<\?xml[^>]*\?>/, '');
      const reading = xml.replace(/(<(?:w:t|a:t|t|text:p|p|hp:t)\b[^>]*>)/, '$1&host;');
      parts.set(
        part,
        Buffer.from(
          `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY host SYSTEM "file:///etc/passwd">]>${reading}`,
        ),
      );
    });
    const text = await readDocument(bytes, name).then(
      (read) => read.text,
      () => '',
    );
    expect(text).not.toContain('root:');
  });

  it('is refused when it unpacks to far more than it is', async () => {
    const bytes = await repackZip(await file(name), (parts) =>
      parts.set('bomb.xml', Buffer.alloc(64 * 2 ** 20)),
    );
    await expect(readDocument(bytes, name)).rejects.toMatchObject({ code: 'unsafe-archive' });
  });
});

it.each(described)('no entities are unfolded in what %s says of itself in %s', async (name, part, where) => {
  const bytes = await repackZip(await file(name), (parts) => {
    const xml = parts
      .get(part)!
      .toString()
      .replace(/^<\?xml[^>]*\?>\s*/, '');
    parts.set(part, Buffer.from(`<?xml version="1.0"?>${entityBomb}${xml.replace(where, `${where}&lol9;`)}`));
  });
  const { title = '', text } = await readDocument(bytes, name);
  expect(title.length + text.length).toBeLessThan(1_000);
});

it('a table that says to repeat its cells without end is cut, and said to be', async () => {
  const bytes = await repackZip(await file('report.odt'), (parts) => {
    const xml = parts.get('content.xml')!.toString();
    const repeated = xml.replace(
      '<table:table-cell ',
      '<table:table-cell table:number-columns-repeated="9999999" ',
    );
    parts.set('content.xml', Buffer.from(repeated));
  });
  const { warnings } = await readDocument(bytes, 'report.odt');
  expect(warnings.map(({ code }) => code)).toEqual(['partly-read']);
});

/** A thousand million times `lol`. */
const entityBomb = `<!DOCTYPE x [<!ENTITY lol0 "lol">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`,
).join('')}]>`;

async function isReadOrRefused(bytes: Uint8Array, name: string): Promise<void> {
  try {
    const { text, places } = await readDocument(Uint8Array.from(bytes), name);
    expect(text.trim()).not.toBe('');
    expect(places.every(({ start }) => start < text.length)).toBe(true);
  } catch (error) {
    if (!(error instanceof SaegimError)) throw error;
  }
}

async function lengthOrRefusal(bytes: Uint8Array, name: string): Promise<number> {
  try {
    return (await readDocument(bytes, name)).text.length;
  } catch (error) {
    if (error instanceof SaegimError) return 0;
    throw error;
  }
}

function changesOf(length: number): fc.Arbitrary<(readonly [number, number])[]> {
  return fc.array(fc.tuple(fc.nat(length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
}

function changed(bytes: Uint8Array, changes: readonly (readonly [at: number, byte: number])[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const [at, byte] of changes) copy[at] = byte;
  return copy;
}
