import type { Note } from '../../shared/domain/note.ts';

const day = 86_400_000;
const newest = Date.UTC(2026, 9, 20);

function note(path: string, index: number, tags: readonly string[] = []): Note {
  return {
    id: `note-${index}`,
    path,
    root: '/home/me/notes',
    title: path.split('/').at(-1)?.replace(/\.md$/, '') ?? path,
    tags,
    aliases: [],
    links: [],
    created: newest - index * 9 * day,
    modified: newest - index * day,
    size: 2_000,
    contentHash: '',
    chunkCount: 4,
    tokenCount: 800,
  };
}

const samplePaths = [
  '새김 시작하기 – Welcome to Saegim.md',
  'kitchen/Cold brew for summer.md',
  'kitchen/Espresso dial-in.md',
  'kitchen/돼지고기 김치찌개.md',
  'kitchen/핸드드립 기본 레시피.md',
  'reading/Frankenstein – Mary Shelley.md',
  'reading/변신 – 프란츠 카프카.md',
  'reading/월든 – 헨리 데이비드 소로.md',
  'travel/Kyoto in November.md',
  'travel/사진 노출 기초.md',
  'travel/제주 3일.md',
  'work/Pebble migration plan (final).md',
  'work/SQLite WAL mode.md',
  'work/git 되돌리기.md',
  '공부/LLM/How RAG works.md',
  '공부/LLM/임베딩 – 뜻을 좌표로.md',
  '공부/LLM/환각 줄이기.md',
  '공부/Najdorf repertoire.md',
  '생활/건강/Caffeine and sleep.md',
  '생활/건강/잠 – 수면 습관 기록.md',
];

export const sampleNotes: readonly Note[] = samplePaths.map((path, index) => note(path, index, ['sample']));

export const manyNotes: readonly Note[] = Array.from({ length: 12_000 }, (_, index) =>
  note(`${index % 2 ? '기록' : 'journal'}/${2010 + (index % 16)}/Note ${index} – 오늘의 기록.md`, index),
);

/** Their texts lie in `fixtureReading.ts`. */
export const readingNotes: readonly Note[] = [
  note('커피/커피와 물.md', 0, ['커피', '실험']),
  note('weather/Reading a storm.md', 1, ['weather']),
  note('커피/핸드드립 기본 레시피.md', 2),
  note('reading/Frankenstein – Mary Shelley.md', 3),
  note('회사/2024년 사업 보고서.pdf', 4),
  note('회사/긴 기록.md', 5),
  note('weather/Diagrams.md', 6),
];

const longTitle =
  'Everything I ever wanted to say about the long winter of 1816 and why it made a summer of monsters, with all the letters';

export const longNotes: readonly Note[] = [
  note(`${longTitle}.md`, 0),
  note(`아주/깊이/들어간/폴더/안에/또/폴더가/있는/${'긴 제목의 노트 '.repeat(8).trim()}.md`, 1),
  note(`${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3)}.md`, 2),
  note('🌊 emoji and עברית.md', 3),
];

export const noteText = `# 핸드드립 기본 레시피

물 온도는 **92 °C** 안팎이 좋다. 볶음이 약할수록 뜨겁게, 강할수록 낮게 간다. 자세한 것은 [[커피 물 온도와 물맛]]에 적었다.

> 처음 30초는 뜸을 들인다. 부푸는 모양으로 원두가 얼마나 신선한지 알 수 있다.

| 원두 | 물 | 시간 |
|---|---|---|
| 18 g | 290 g | 2:40 |
| 30 g | 480 g | 3:20 |

1. Grind medium, a little coarser than table salt.
2. Bloom with twice the weight of the coffee.
3. Pour in three rounds, *slowly*, from the middle outwards.

\`\`\`ts
const ratio = 16; // grams of water to one gram of coffee
\`\`\`
`;
