import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { flipFuses } from './fuses.mjs';

const folder = mkdtempSync(join(tmpdir(), 'saegim-fuses-'));
const program = join(folder, 'program');
afterAll(() => rmSync(folder, { recursive: true }));

test('only the named switches change', () => {
  writeFileSync(program, 'before dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0800000010 after');
  flipFuses(program, { runAsNode: true, nodeCliInspect: true, browserV8Snapshot: false });
  expect(readFileSync(program, 'latin1')).toBe(
    'before dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0810010000 after',
  );
});

test('a program without switches is refused', () => {
  writeFileSync(program, 'something else');
  expect(() => flipFuses(program, { runAsNode: true })).toThrow('no Electron fuses');
});
