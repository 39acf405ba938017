import { describe, expect, it } from 'vitest';
import { readIpynb } from './ipynb.ts';

const read = (notebook: unknown) => readIpynb(new TextEncoder().encode(JSON.stringify(notebook)));
const code = (source: string, ...outputs: unknown[]) => ({ cell_type: 'code', source, outputs });
const notebook = (...cells: unknown[]) => ({
  nbformat: 4,
  metadata: { kernelspec: { language: 'python' } },
  cells,
});

describe('a notebook', () => {
  it('gives prose as it is, code and what it printed as code, cell by cell', async () => {
    const { text, places } = await read(
      notebook(
        { cell_type: 'markdown', source: ['# Rain\n', 'See [[Weather]].'] },
        code('print(1)', { output_type: 'stream', name: 'stdout', text: ['1\n'] }),
        code('x', { output_type: 'execute_result', data: { 'text/plain': '42', 'text/html': '<b>42</b>' } }),
      ),
    );
    expect(text).toBe(
      '# Rain\nSee [[Weather]].\n\n```python\nprint(1)\n```\n\n```\n1\n```\n\n```python\nx\n```\n\n```\n42\n```',
    );
    expect(places.map(({ kind, number, start }) => [kind, number, text.slice(start, start + 9)])).toEqual([
      ['cell', 1, '# Rain\nSe'],
      ['cell', 2, '```python'],
      ['cell', 3, '```python'],
    ]);
  });

  it('shows an error without its colours and a progress bar as it ended', async () => {
    const { text } = await read(
      notebook(
        code('', { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['\u001b[0;31mE\u001b[0m: v'] }),
        code('', { output_type: 'stream', text: '10%\r50%\r100%\n' }),
      ),
    );
    expect(text).toBe('```\nE: v\n```\n\n```\n100%\n```');
  });

  it('leaves out pictures, whatever they call themselves', async () => {
    const picture = {
      output_type: 'display_data',
      data: { 'image/png': 'AAAA', 'text/plain': '<Figure size 640x480 with 1 Axes>' },
    };
    const attached = { cell_type: 'markdown', source: 'A ![plot](attachment:x.png) here' };
    expect((await read(notebook(code('plot()', picture), attached))).text).toBe(
      '```python\nplot()\n```\n\nA plot here',
    );
  });

  it('of the older format is read too', async () => {
    const { text } = await read({
      nbformat: 3,
      metadata: { name: '' },
      worksheets: [
        {
          cells: [
            { cell_type: 'heading', level: 2, source: ['Old'] },
            {
              cell_type: 'code',
              language: 'python',
              input: ['1+1'],
              outputs: [{ output_type: 'pyout', text: ['2'] }],
            },
          ],
        },
      ],
    });
    expect(text).toBe('## Old\n\n```python\n1+1\n```\n\n```\n2\n```');
  });

  it('with a damaged cell gives the others and says so', async () => {
    const { text, warnings } = await read(notebook({ cell_type: 7 }, code('fine')));
    expect({ text, codes: warnings.map(({ code }) => code) }).toEqual({
      text: '```python\nfine\n```',
      codes: ['partly-read'],
    });
  });

  it.each([
    [{ nbformat: 4 }, 'empty-file'],
    [[], 'parse-failed'],
    ['text', 'parse-failed'],
    [null, 'parse-failed'],
  ])('%j is none', async (value, errorCode) => {
    await expect(read(value)).rejects.toMatchObject({ code: errorCode });
  });
});
