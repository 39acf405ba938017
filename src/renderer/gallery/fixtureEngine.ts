/** Answers every call of the contract from a scene, at once and always the same. */
import type { EngineCalls, EngineEvents } from '../../shared/contract.ts';
import type { FailedFile, LibraryStatus } from '../../shared/domain/library.ts';
import type { Note, SourceRange } from '../../shared/domain/note.ts';
import type { Hit, RelatedNote } from '../../shared/domain/search.ts';
import type { NoteGraph, NoteMap } from '../../shared/domain/space.ts';
import { SaegimError } from '../../shared/errors.ts';
import type { Handlers, Server } from '../../shared/rpc.ts';
import { fixtureAnswer } from './fixtureAnswers.ts';
import { fixtureAttachment, fixtureMentions, fixtureReading } from './fixtureReading.ts';
import { createFixtureFiles } from './fixtureFiles.ts';
import { noteText } from './fixtureNotes.ts';
import type { Scene } from './scenes.ts';

/** Points enough to see, and drawn at once. */
const drawnCount = 600;
const clusterCount = 6;

export function createHandlers(scene: Scene): Handlers<EngineCalls> {
  const files = createFixtureFiles(scene.notes);
  const { notes } = files;
  const drawn = notes.slice(0, drawnCount);
  return {
    'library.status': async () => statusOf(scene),
    'library.notes': async () => notes,
    'library.import': async () => reportOf(scene),
    'library.cancelImports': async () => null,
    'library.clear': async () => statusOf({ notes: [] }),
    'library.settle': async () => statusOf(scene),
    'library.rebuild': async () => reportOf(scene),
    'library.sources': async () => [
      { path: '/home/me/Documents/Saegim', kind: 'library', state: 'watched', notes: notes.length },
      { path: '/home/me/공부/옵시디언 보관함', kind: 'linked', state: 'watched', notes: 812 },
      { path: '/media/me/USB/old notes', kind: 'linked', state: 'missing', notes: 96 },
    ],
    'library.removeSource': async () => [],
    'library.patterns': async () => ({ exclude: ['초안/', '*.tmp.md'], include: [] }),
    'library.setPatterns': async () => reportOf(scene),
    'library.failures': async () => failuresOf(scene),
    'library.retry': async () => reportOf(scene),
    'library.pause': async () => null,
    'note.mentions': async () => fixtureMentions(scene.notes),
    'note.attachment': async ({ target }) => fixtureAttachment(target),
    ...files.handlers,
    async 'note.read'({ noteId }) {
      const note = notes.find(({ id }) => id === noteId);
      if (!note) throw new SaegimError('not-found', noteId);
      const backlinks = notes.slice(1, 4).map(({ id, title, path }) => ({ noteId: id, title, path }));
      return {
        note,
        text: files.textOf(noteId),
        markup: 'markdown',
        places: [],
        properties: [],
        contentHash: files.hashOf(noteId),
        isWritable: true,
        isStale: false,
        outgoing: [],
        backlinks,
        ...fixtureReading(noteId, scene.notes),
      };
    },
    'note.related': async ({ noteId, limit }) =>
      notes
        .filter(({ id }) => id !== noteId)
        .slice(0, limit)
        .map(relatedOf),
    'search.query': async ({ limit }) => ({
      hits: notes.slice(0, limit).map(hitOf),
      usedMeaning: true,
      ms: 12,
    }),
    'space.graph': async () => graphOf(drawn),
    'space.map': async () => mapOf(drawn),
    async 'chat.ask'({ question }, { emit }) {
      const citations = notes
        .slice(0, 1)
        .map((note) => ({ ...placeOf(note), number: 1, quote: quoted(passage) }));
      const { parts, answer } = fixtureAnswer(question, citations, notes.slice(0, 3).map(hitOf));
      for (const part of parts) emit(part);
      return answer ?? new Promise<never>(() => {});
    },
    'chat.stop': async () => null,
    'chat.models': async () => ({
      isReachable: scene.models !== undefined,
      host: 'http://127.0.0.1:11434',
      models: scene.models ?? [],
    }),
  };
}

/** What the engine says by itself soon after the start. */
export function announce(scene: Scene, server: Server<EngineEvents>): void {
  const total = chunksOf(scene.notes);
  const done = Math.floor(total * (scene.embedded ?? 0));
  if (done < total) {
    server.emit('embedding.progress', {
      done,
      total,
      tokensPerSecond: 2_100,
      secondsLeft: ((total - done) * 190) / 2_100,
    });
  }
  if (scene.importing) server.emit('import.progress', scene.importing);
  if (scene.imported) server.emit('import.done', reportOf(scene));
}

const passage: SourceRange = { start: noteText.indexOf('물 온도'), end: noteText.indexOf(' 자세한') };

function quoted({ start, end }: SourceRange): string {
  return noteText.slice(start, end);
}

function chunksOf(notes: readonly Note[]): number {
  return notes.reduce((sum, { chunkCount }) => sum + chunkCount, 0);
}

function statusOf({ notes, embedded = 0, importing, imported }: Scene): LibraryStatus {
  const chunks = chunksOf(notes);
  return {
    notes: notes.length,
    chunks,
    embedded: Math.floor(chunks * embedded),
    roots: notes.length > 0 ? ['/home/me/notes'] : [],
    indexFolder: '/home/me/.config/saegim/library/index',
    indexBytes: notes.length * 41_000,
    model: 'multilingual-e5-small (int8)',
    libraryFolder: '/home/me/Documents/Saegim',
    failed: imported?.failed?.length ?? 0,
    isPaused: false,
    isReadOnly: false,
    isImporting: importing !== undefined,
  };
}

function failuresOf({ imported }: Scene): readonly FailedFile[] {
  return (imported?.failed ?? []).map((problem, i) => ({
    ...problem,
    absolutePath: `/home/me/notes/${problem.path}`,
    attempts: i + 1,
    isSetAside: i === 2,
    failedAt: 0,
  }));
}

function reportOf({ notes, imported }: Scene): EngineCalls['library.import']['result'] {
  return {
    added: notes.length,
    updated: 0,
    unchanged: 0,
    removed: 0,
    moved: 0,
    copied: 0,
    failed: [],
    warnings: [],
    isCancelled: false,
    notes: notes.length,
    chunks: chunksOf(notes),
    tokens: 0,
    ms: 900,
    ...imported,
  };
}

function placeOf({ id, title, path }: Note) {
  return { noteId: id, title, path, range: passage };
}

function relatedOf(note: Note, index: number): RelatedNote {
  return {
    ...placeOf(note),
    similarity: 0.93 - index * 0.01,
    excerpt: quoted(passage),
    isLinked: index === 1,
  };
}

function hitOf(note: Note, index: number): Hit {
  return {
    ...placeOf(note),
    chunkId: `${note.id}:0`,
    headingPath: ['핸드드립 기본 레시피'],
    text: quoted(passage),
    score: 1 - index * 0.02,
    parts: { words: 0.4, meaning: 0.6 },
    cosine: 0.9 - index * 0.01,
    marks: [{ start: passage.start, end: passage.start + 4 }],
  };
}

function graphOf(notes: readonly Note[]): NoteGraph {
  const edges = notes.map((_, index) => [index, (index * 7 + 3) % Math.max(1, notes.length)] as const);
  return {
    nodes: notes.map(({ id, title }) => ({ kind: 'note', id, label: title })),
    sources: Uint32Array.from(edges, ([source]) => source),
    targets: Uint32Array.from(edges, ([, target]) => target),
    kinds: Uint8Array.from(edges, (_, index) => (index % 3 === 0 ? 2 : 0)),
    weights: Float32Array.from(edges, () => 0.9),
    positions: positionsOf(notes.length),
  };
}

function mapOf(notes: readonly Note[]): NoteMap {
  const clusterOf = Int32Array.from(notes, (_, index) => index % clusterCount);
  const names = [
    '커피 · 물',
    'reading · monsters',
    '여행 · 사진',
    'sqlite · git',
    '임베딩 · 검색',
    '잠 · 달리기',
  ];
  return {
    noteIds: notes.map(({ id }) => id),
    titles: notes.map(({ title }) => title),
    paths: notes.map(({ path }) => path),
    positions: positionsOf(notes.length),
    clusterOf,
    outlierScores: Float32Array.from(notes, (_, index) => (index % 10) / 10),
    clusters: names.slice(0, Math.min(clusterCount, notes.length)).map((label, id) => ({
      id,
      label,
      terms: label.split(' · '),
      size: clusterOf.filter((cluster) => cluster === id).length,
      medoid: notes[id].id,
    })),
    pending: 0,
  };
}

/** Each cluster a sunflower head of its own. */
function positionsOf(count: number): Float32Array {
  const positions = new Float32Array(count * 2);
  for (let index = 0; index < count; index++) {
    const around = ((index % clusterCount) / clusterCount) * 2 * Math.PI;
    const rank = Math.floor(index / clusterCount);
    const radius = 0.3 * Math.sqrt((rank + 0.5) / (count / clusterCount));
    positions[2 * index] = 0.62 * Math.cos(around) + radius * Math.cos(rank * 2.4);
    positions[2 * index + 1] = 0.62 * Math.sin(around) + radius * Math.sin(rank * 2.4);
  }
  return positions;
}
