/** Notes with everything that a note can hold, in Korean and in English, to look at. */
import type { Mentions, Note, NoteDocument, NoteProperty, ResolvedLink } from '../../shared/domain/note.ts';
import { readingNotes, noteText } from './fixtureNotes.ts';

type Reading = Pick<NoteDocument, 'text' | 'properties' | 'places' | 'outgoing'>;

const korean = `---
title: 커피와 물
tags: [커피, 실험]
date: 2024-03-09
---

# 커피와 물

물의 온도와 **경도**가 맛을 바꾼다[^물]. ==가장 크게 바뀌는 것은 신맛==이고, 그다음이 쓴맛이다. 원두 값은 $5에서 $12까지였다. 자세한 것은 [[핸드드립 기본 레시피]]와 [[없는 노트]]에 적었다. %%나중에 고칠 것%%

![[그림/온도 곡선.svg|420]]

## 추출 수율

수율은 $\\text{EY} = \\frac{B \\cdot \\text{TDS}}{D}$로 구한다. 여기서 $B$는 음료의 무게다.

$$
\\int_0^{T} k\\,e^{-E_a / RT(t)}\\,dt = \\ln \\frac{C_\\infty}{C_\\infty - C(T)}
$$

> [!tip] 뜸을 들인다
> 처음 30초는 물을 두 배만 붓는다.

> [!warning]- 접어 둔 이야기
> 끓는 물을 바로 부으면 쓰다.
>
> - 93 ℃까지 식힌다.

### 재는 법

\`\`\`python
def extraction_yield(brew: float, tds: float, dose: float) -> float:
    """수율(%)을 돌려준다."""
    return brew * tds / dose  # 보통 18 ~ 22
\`\`\`

\`\`\`mermaid
flowchart LR
  원두 -->|갈기| 가루
  가루 --> 추출{물 93 ℃}
  추출 -->|좋다| 마시기
  추출 -->|쓰다| 온도를낮춘다
\`\`\`

## 할 일

- [x] 물 경도 재기
- [ ] 온도를 바꿔 다시 내리기
  - [ ] 90 ℃
  - [ ] 96 ℃

| 물 | 경도 (mg/L) | 알칼리도 | 신맛 | 단맛 | 쓴맛 | 느낌 |
| --- | ---: | ---: | :---: | :---: | :---: | --- |
| 수돗물 | 61 | 38 | 중 | 중 | 약 | 깨끗하지만 얇다 |
| 생수 가 | 118 | 97 | 약 | 강 | 중 | 둥글고 무겁다 |
| 직접 섞은 물 | 70 | 40 | 강 | 강 | 약 | 가장 또렷하다 |

## 다른 노트에서

![[핸드드립 기본 레시피#핸드드립 기본 레시피]]

![[녹음/시음회.m4a]]

![[보고서.pdf]]

![[잃어버린 그림.png]]

[^물]: 물은 커피의 98 %를 차지한다.
`;

const english = `---
title: Reading a storm
---

# Reading a storm

The summer of 1816 never came. Ash from Tambora dimmed the sun, and *Frankenstein* was begun by candlelight at noon.[^1] See [[Frankenstein – Mary Shelley]] and [the manual](https://example.com/a).

## Pressure

Let $p(h) = p_0 e^{-h/H}$; with $H \\approx 8.4$ km the pressure halves every 5.8 km. It costs $5 and $6, not maths.

\`\`\`ts
/** Pressure at a height. */
export function pressure(height: number, scale = 8_400): number {
  const ratio = Math.exp(-height / scale);
  return 1013.25 * ratio; // hPa
}
\`\`\`

\`\`\`sql
SELECT day, min(pressure) FROM readings WHERE place = 'Geneva' GROUP BY day;
\`\`\`

\`\`\`mermaid
sequenceDiagram
  participant B as Barometer
  participant N as Notebook
  B->>N: 998 hPa, falling
  N-->>B: tap the glass
  Note over B,N: a storm by night
\`\`\`

\`\`\`mermaid
flowchart LR
  this is --- not [a diagram
\`\`\`

> [!quote] Mary Shelley
> It proved a wet, ungenial summer, and incessant rain often confined us for days to the house.

> [!question]+ Why was it cold?
> Sulphate in the stratosphere.

## Signs

1. A ring around the moon
2. Swallows flying low
   1. under the eaves
   2. over the water

![A barometer|160](pictures/barometer.png)

[^1]: By her own account of 1831.
`;

const link = (text: string, written: string, more: Partial<ResolvedLink> = {}): ResolvedLink => {
  const start = text.indexOf(written);
  const target = /\[\[([^\]|#]+)/.exec(written)?.[1] ?? '';
  return { kind: 'wikilink', target, range: { start, end: start + written.length }, ...more };
};

const properties: readonly NoteProperty[] = [
  { name: 'title', values: ['커피와 물'] },
  { name: 'tags', values: ['커피', '실험'] },
  { name: 'date', values: ['2024-03-09'] },
  { name: 'source', values: ['https://example.com/water/for/coffee'] },
  { name: 'aliases', values: ['물과 커피', 'Water'] },
  { name: 'up', values: ['[[핸드드립 기본 레시피]]'] },
  { name: 'done', values: ['true'] },
];

const pages = `# 2024년 사업 보고서\n\n${Array.from({ length: 6 }, (_, page) => `쪽마다 다른 이야기가 있다. ${page + 1}쪽의 글이다.\n\n${'매출은 지난해보다 늘었고 비용은 줄었다. '.repeat(6)}`).join('\n\n')}`;

/** One of each kind that people draw most. */
const diagrams = [
  '# Diagrams',
  ...[
    'pie title Where it rains\n  "Geneva" : 42\n  "서울" : 30\n  "Kyoto" : 28',
    'stateDiagram-v2\n  [*] --> Calm\n  Calm --> Storm : 기압이 내린다\n  Storm --> [*]',
    'classDiagram\n  class Barometer {\n    +read() number\n    -height\n  }\n  Instrument <|-- Barometer',
    'erDiagram\n  PLACE ||--o{ READING : has\n  READING {\n    date day\n    int pressure\n  }',
    'gantt\n  dateFormat YYYY-MM-DD\n  section 준비\n  물 재기 :a1, 2024-03-01, 3d\n  볶기 :after a1, 2d',
    'mindmap\n  root((물))\n    온도\n      93 ℃\n    경도',
    'timeline\n  1815 : Tambora\n  1816 : No summer : Frankenstein',
    'gitGraph\n  commit\n  branch storm\n  commit\n  checkout main\n  merge storm',
  ].map((source) => `\`\`\`mermaid\n${source}\n\`\`\``),
].join('\n\n');

const longRecord = Array.from(
  { length: 400 },
  (_, day) => `## ${day + 1}일째\n\n${'오늘도 물을 끓이고 원두를 갈았다. '.repeat(25)}`,
).join('\n\n');

const readings: Readonly<Record<string, Reading>> = {
  'note-0': {
    text: korean,
    properties,
    places: [],
    outgoing: [
      link(korean, '[[핸드드립 기본 레시피]]', { noteId: 'note-2' }),
      link(korean, '[[없는 노트]]'),
      link(korean, '[[핸드드립 기본 레시피#핸드드립 기본 레시피]]', {
        noteId: 'note-2',
        heading: '핸드드립 기본 레시피',
        isEmbed: true,
      }),
    ],
  },
  'note-1': {
    text: english,
    properties: [{ name: 'title', values: ['Reading a storm'] }],
    places: [],
    outgoing: [link(english, '[[Frankenstein – Mary Shelley]]', { noteId: 'note-3' })],
  },
  'note-2': { text: noteText, properties: [], places: [], outgoing: [] },
  'note-6': { text: diagrams, properties: [], places: [], outgoing: [] },
  'note-5': { text: longRecord, properties: [], places: [], outgoing: [] },
  'note-4': {
    text: pages,
    properties: [],
    places: Array.from({ length: 6 }, (_, page) => ({
      kind: 'page' as const,
      number: page + 1,
      start: pages.indexOf(`쪽마다 다른 이야기가 있다. ${page + 1}쪽`),
    })),
    outgoing: [],
  },
};

/** What the scene `reading` has of a note. */
export function fixtureReading(noteId: string, notes: readonly Note[]): Reading | undefined {
  return notes === readingNotes ? readings[noteId] : undefined;
}

export function fixtureMentions(notes: readonly Note[]): Mentions {
  const sentences = [
    '아침에는 [[커피와 물]]에 적은 대로 물을 먼저 데운다. 그래야 잔도 데워진다.',
    'Soft water makes [[커피와 물|coffee]] taste sour, hard water makes it flat.',
    '두 번째로 적은 [[커피와 물]] 이야기.',
  ];
  const [first, second] = [notes[2], notes[3]];
  if (!first || !second) return { linked: [], unlinked: [] };
  const mention = ({ id: noteId, title, path }: Note, excerpt: string, words: RegExp) => {
    const found = words.exec(excerpt);
    const mark = { start: found?.index ?? 0, end: (found?.index ?? 0) + (found?.[0].length ?? 0) };
    return { noteId, title, path, range: { start: excerpt.length, end: excerpt.length + 4 }, excerpt, mark };
  };
  return {
    linked: [
      mention(first, sentences[0], /\[\[[^\]]+\]\]/),
      mention(second, sentences[1], /\[\[[^\]]+\]\]/),
      mention(first, `${sentences[2]} `, /\[\[[^\]]+\]\]/),
    ],
    unlinked: [mention(second, '그날의 커피와 물 이야기를 다시 읽었다.', /커피와 물/)],
  };
}

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 220"><rect width="420" height="220" fill="#f3efe6"/><path d="M30 180C90 60 140 40 200 70S330 170 400 176" fill="none" stroke="#1b7a66" stroke-width="4"/><path d="M30 190H400M30 190V20" stroke="#77726a" fill="none"/></svg>`;

export function fixtureAttachment(target: string) {
  if (/잃어버린/.test(target)) return null;
  const isPicture = /\.(svg|png)$/.test(target);
  return {
    bytes: new TextEncoder().encode(isPicture ? picture : ''),
    mediaType: isPicture ? 'image/svg+xml' : 'application/octet-stream',
    absolutePath: `/home/me/notes/${target}`,
  };
}
