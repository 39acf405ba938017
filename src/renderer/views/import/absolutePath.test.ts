import { describe, expect, it } from 'vitest';
import { absolutePath } from './absolutePath.ts';

describe('absolutePath', () => {
  it('leaves absolute paths of every platform as they are', () => {
    const paths = ['/home/me/a.md', 'C:\\notes\\a.md', '\\\\server\\a.md'];
    expect(paths.map((path) => absolutePath(path, []))).toEqual(paths);
  });

  it('completes a relative path when only one root is possible', () => {
    expect([absolutePath('b/a.md', ['/notes/']), absolutePath('a.md', ['/one', '/two'])]).toEqual([
      '/notes/b/a.md',
      undefined,
    ]);
  });
});
