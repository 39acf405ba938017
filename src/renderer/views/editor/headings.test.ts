import { describe, expect, it } from 'vitest';
import { headingsOf } from './headings.ts';

describe('headings', () => {
  it('are those of the text in their order', () => {
    expect(headingsOf('# A\r\ntext\n## 둘 ##\n####### no\n#tag\n   ### C')).toEqual(['A', '둘', 'C']);
  });

  it('are none in code', () => {
    expect(headingsOf('```sh\n# no\n~~~\n# no\n```\n# yes')).toEqual(['yes']);
  });
});
