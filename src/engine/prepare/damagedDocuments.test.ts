/** What a damaged file does: a text or a clear error, and the next file is read as if nothing had been. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { documentsFolder, workerFolder } from '../../../fixtures/paths.ts';
import { errorCodes, SaegimError } from '../../shared/errors.ts';
import { createReader } from './reader.ts';

const reader = createReader({ workerPath: path.join(workerFolder, 'readWorker.js') });
afterAll(() => reader.close());

const fixture = async (name: string) => new Uint8Array(await readFile(path.join(documentsFolder, name)));
const bytesOf = (text: string) => new TextEncoder().encode(text);

const wholeFiles: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ['a.pdf', () => fixture('bees.pdf')],
  ['b.pdf', () => fixture('library-ko.pdf')],
  ['c.pdf', () => fixture('locked.pdf')],
  [
    'a.html',
    async () =>
      bytesOf(
        `<html><head><title>T</title></head><body><article>${'<p>Words <b>bold</b> <a href="x">y</a>.</p><table><tr><td>1</td><td>2</td></tr></table><ul><li>a</li></ul>'.repeat(10)}</article></body></html>`,
      ),
  ],
  [
    'a.ipynb',
    async () =>
      bytesOf(
        JSON.stringify({
          nbformat: 4,
          metadata: {},
          cells: [{ cell_type: 'code', source: ['x\n'], outputs: [{ output_type: 'stream', text: 'y' }] }],
        }),
      ),
  ],
  ['a.csv', async () => bytesOf('a,b,"c ""d"""\n'.repeat(30))],
];

/** @returns the text, or the code of the error */
async function outcome(bytes: Uint8Array, fileName: string): Promise<string> {
  try {
    return (await reader.read(new Uint8Array(bytes), fileName)).text;
  } catch (error) {
    expect(error).toBeInstanceOf(SaegimError);
    const { code } = error as SaegimError;
    expect(errorCodes.filter((known) => known !== 'internal')).toContain(code);
    return code;
  }
}

describe.each(wholeFiles)('%s', (fileName, load) => {
  it('cut anywhere gives a text or a clear error, and is read after it whole', async () => {
    const whole = await load();
    const expected = await outcome(whole.slice(), fileName);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (length) => {
        await outcome(whole.slice(0, length), fileName);
      }),
      { numRuns: 25 },
    );
    expect(await outcome(whole.slice(), fileName)).toBe(expected);
  });

  it('with bits turned gives a text or a clear error', async () => {
    const whole = await load();
    const flips = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 7 })), {
      minLength: 1,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(flips, async (turned) => {
        const bytes = whole.slice();
        for (const [at, bit] of turned) bytes[at] ^= 1 << bit;
        await outcome(bytes, fileName);
      }),
      { numRuns: 25 },
    );
  });
});

describe.each(['pdf', 'html', 'ipynb', 'csv', 'tsv'])('random bytes as .%s', (ending) => {
  const start = { pdf: '%PDF-1.7\n', html: '<html>', ipynb: '{"cells":[', csv: '"', tsv: '"' }[ending]!;

  it('give a text or a clear error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.boolean(), async (random, isDisguised) => {
        const bytes = isDisguised ? new Uint8Array([...bytesOf(start), ...random]) : random;
        await outcome(bytes, `x.${ending}`);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a bomb', () => {
  it.each([
    ['lists in lists of JSON', 'x.ipynb', '['.repeat(200_000)],
    [
      'cells in cells of JSON',
      'x.ipynb',
      `{"nbformat":4,"cells":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    ],
    ['elements in elements', 'x.html', `${'<div>'.repeat(20_000)}words`],
    ['tags that never close', 'x.html', '<'.repeat(60_000)],
    ['attributes without end', 'x.html', `<p ${'a=b '.repeat(100_000)}>words</p>`],
    ['entities', 'x.html', '&amp;'.repeat(50_000)],
    ['a quote that never closes', 'x.csv', `a,b\n"${'x,\n'.repeat(200_000)}`],
    ['a line of many columns', 'x.csv', 'x,'.repeat(300_000)],
    ['blanks', 'x.html', `<p>x${' '.repeat(200_000)}y</p>`],
    ['marks', 'x.html', `<p>${'[*_`$#'.repeat(30_000)}</p>`],
  ])('of %s gives a text or a clear error', async (_, fileName, content) => {
    expect(await outcome(bytesOf(content), fileName)).not.toBe('');
  });
});
