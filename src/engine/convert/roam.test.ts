import { describe, expect, it } from 'vitest';
import { exportFixture, filesBelow } from '../../../fixtures/exportFixture.ts';
import { makeZip } from '../../../fixtures/makeZip.ts';
import { convertExport } from './convertExport.ts';
import { detectExport } from './detectExport.ts';

const time = Date.UTC(2021, 0, 2, 3, 4, 5);
const graph = [
  {
    title: 'January 2nd, 2021',
    'create-time': time,
    'edit-time': time + 1000,
    children: [
      {
        string: 'Met [[Kim]] about #coffee and #[[pour over]]',
        uid: 'uid-00001',
        'create-time': time,
        children: [{ string: '{{[[TODO]]}} buy **beans** __soon__\nsecond line', uid: 'uid-00002' }],
      },
      { string: 'Part', heading: 2, uid: 'uid-00003' },
      { string: '^^lit^^ see ((uid-00004)) and ((nowhere-1))', uid: 'uid-00005' },
    ],
  },
  {
    title: 'Project/드립',
    'edit-time': time,
    children: [
      { string: '물은 92도 ((uid-00002))', uid: 'uid-00004' },
      { string: '{{[[embed]]: ((uid-00001))}} {{embed: [[Kim]]}}', uid: 'uid-00006' },
    ],
  },
  { title: 'Kim', uid: 'x' },
];
const written = {
  'January 2nd, 2021.md': `---
created: 2021-01-02T03:04:05Z
updated: 2021-01-02T03:04:06Z
---

- Met [[Kim]] about #coffee and [[pour over]] ^uid-00001
  - [ ] buy **beans** *soon*
    second line ^uid-00002
- ## Part
- ==lit== see [[Project/드립#^uid-00004|물은 92도 buy beans __soon__ second line]] and ((nowhere-1))
`.replace('buy beans __soon__ second line', 'buy **beans** __soon__ second line'),
  'Kim.md': '',
  'Project/드립.md': `---
title: Project/드립
updated: 2021-01-02T03:04:05Z
---

- 물은 92도 [[January 2nd, 2021#^uid-00002|buy **beans** __soon__ second line]] ^uid-00004
- ![[January 2nd, 2021#^uid-00001]] ![[Kim]]
`,
};

describe('a Roam export', () => {
  it('becomes outlines with block references that lead to the block and say its words', async () => {
    const fixture = await exportFixture('graph.json', JSON.stringify(graph));
    expect(await detectExport(fixture.path)).toBe('roam');
    const { files, problems } = await convertExport({ ...fixture, kind: 'roam' });
    expect({ files, problems }).toEqual({ files: 3, problems: [] });
    expect(await filesBelow(fixture.targetFolder)).toEqual(written);
  });

  it('keeps names given to references, and code', async () => {
    const pages = [
      { title: 'A', children: [{ string: '[the point](((uid-b))) and [Bee]([[B]])', uid: 'uid-a' }] },
      { title: 'B', children: [{ string: '```js\nconst a = 1;```', uid: 'uid-b' }] },
    ];
    const fixture = await exportFixture('names.json', JSON.stringify(pages));
    await convertExport({ ...fixture, kind: 'roam' });
    expect(await filesBelow(fixture.targetFolder)).toEqual({
      'A.md': '- [[B#^uid-b|the point]] and [[B|Bee]]\n',
      'B.md': '- ```js\n  const a = 1;\n  ```\n  ^uid-b\n',
    });
  });

  it('is also read zipped', async () => {
    const fixture = await exportFixture(
      'Roam-Export.zip',
      makeZip([{ name: 'graph.json', data: JSON.stringify(graph) }]),
    );
    expect(await detectExport(fixture.path)).toBe('roam');
    await convertExport({ ...fixture, kind: 'roam' });
    expect(await filesBelow(fixture.targetFolder)).toEqual(written);
  });

  it('nested a hundred thousand deep is written without end of stack or room', async () => {
    const deep = `[{"title":"deep","children":[${'{"string":"x","uid":"u","children":['.repeat(100_000)}${']}'.repeat(100_000)}]}]`;
    const fixture = await exportFixture('deep.json', deep);
    await convertExport({ ...fixture, kind: 'roam' });
    const text = (await filesBelow(fixture.targetFolder))['deep.md'];
    expect(text.split('\n')).toHaveLength(100_001);
    expect(text.length).toBeLessThan(12_000_000);
  });

  it.each([
    ['cut', JSON.stringify(graph).slice(0, -20)],
    ['no list', '{"title":"x"}'],
  ])('that is %s is told to be damaged', async (_, text) => {
    const fixture = await exportFixture('bad.json', text);
    await expect(convertExport({ ...fixture, kind: 'roam' })).rejects.toMatchObject({ code: 'parse-failed' });
  });

  it('with fields of other types is read as far as it goes', async () => {
    const odd = [{ title: 5 }, null, { title: 'ok', children: [null, 'x', { string: 7 }, { children: {} }] }];
    const fixture = await exportFixture('odd.json', JSON.stringify(odd));
    await convertExport({ ...fixture, kind: 'roam' });
    expect(await filesBelow(fixture.targetFolder)).toEqual({ 'ok.md': '- \n- \n' });
  });
});
