import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { minutesText } from '../../../fixtures/documentTexts.ts';
import { documentsFolder } from '../../../fixtures/paths.ts';
import { repackZip } from '../../../fixtures/repackZip.ts';
import { readHwp, readHwpx } from './hwp.ts';

const file = (name: string) => readFile(path.join(documentsFolder, name));

describe('a Hangul document', () => {
  it('of version 5 is read with its headings, lists and tables', async () => {
    const { text, places } = await readHwp(await file('minutes.hwp'), 'minutes.hwp');
    expect(text).toBe(minutesText);
    expect(places).toEqual([
      { kind: 'section', name: '회의록', start: 0 },
      { kind: 'section', name: 'Decisions', start: text.indexOf('# Decisions') },
    ]);
  });

  it('in XML is read with its headings, lists and tables', async () => {
    const { text, places } = await readHwpx(await file('minutes.hwpx'), 'minutes.hwpx');
    expect(text).toBe(minutesInXml);
    expect(places.map(({ kind, name }) => [kind, name])).toEqual([
      ['section', '회의록'],
      ['section', 'Decisions'],
    ]);
  });

  it('in XML under the name of the older format is read all the same', async () => {
    expect((await readHwp(await file('minutes.hwpx'), 'minutes.hwp')).text).toBe(minutesInXml);
  });

  it.each([
    ['a password', 1 << 1],
    ['rights management', 1 << 4],
  ])('with %s is said to be encrypted', async (_, flag) => {
    const bytes = await file('minutes.hwp');
    bytes[bytes.indexOf('HWP Document File') + 36] |= flag;
    await expect(readHwp(bytes, 'minutes.hwp')).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('in XML with a password is said to be encrypted', async () => {
    const bytes = await repackZip(await file('minutes.hwpx'), (parts) =>
      parts.set('META-INF/manifest.xml', Buffer.from('<odf:encryption-data/>')),
    );
    await expect(readHwpx(bytes, 'minutes.hwpx')).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('that is something else is damaged', async () => {
    await expect(readHwp(Buffer.from('just text'), 'a.hwp')).rejects.toMatchObject({ code: 'parse-failed' });
  });
});

const minutesInXml = `# 회의록

2024년 3월 5일 오전 10시, 3층 회의실에서 열었습니다. 값은 3 * 4 이고 snake_case_name 입니다.

## 안건

- 새 지점 위치
- 예산 12,000원

1. 현황 보고
2. 토론

| 이름 | 맡은 일 |
| --- | --- |
| 김미나 | 예산 \\| 회계 |
| Lee | Contracts |

# Decisions

Rent the second floor by **June 30**.`;
