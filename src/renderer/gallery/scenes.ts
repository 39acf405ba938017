/** Every state a window can be in, by name. */
import type { ImportProgress, ImportReport } from '../../shared/domain/library.ts';
import type { Note } from '../../shared/domain/note.ts';
import type { EngineState } from '../../shared/shell.ts';
import { longNotes, manyNotes, readingNotes, sampleNotes } from './fixtureNotes.ts';

export interface Scene {
  readonly notes: readonly Note[];
  /** Never answers, while this is `starting`. */
  readonly engine?: EngineState;
  /** Share of the passages that have a vector. */
  readonly embedded?: number;
  readonly importing?: ImportProgress;
  readonly imported?: Partial<ImportReport>;
  readonly models?: readonly string[];
}

const problems: ImportReport['failed'] = [
  { path: '사진/여행 2019.jpg.md', code: 'not-text', reason: '' },
  {
    path: 'archive/a very long folder name/that goes on and on/until nobody can read it/notes.md',
    code: 'permission-denied',
    reason: '',
  },
  { path: '/home/me/Documents/dump.log', code: 'too-large', reason: '' },
];

export const scenes = {
  empty: { notes: [] },
  loading: { notes: [], engine: 'starting' },
  one: { notes: sampleNotes.slice(0, 1), embedded: 1 },
  sample: { notes: sampleNotes, embedded: 1, models: ['qwen3:4b', 'gemma3:4b'] },
  reading: { notes: readingNotes, embedded: 1 },
  many: { notes: manyNotes, embedded: 0.62 },
  long: { notes: longNotes, embedded: 1 },
  importing: {
    notes: sampleNotes,
    embedded: 0.12,
    importing: {
      phase: 'read',
      done: 412,
      total: 1280,
      currentPath: '공부/2024/기계 학습/경사 하강법과 그 변형들.md',
      bytesDone: 3e6,
      bytesTotal: 9e6,
      filesPerSecond: 86.4,
      secondsLeft: 11,
    },
  },
  imported: {
    notes: sampleNotes,
    embedded: 0.3,
    imported: {
      added: 1264,
      updated: 3,
      unchanged: 10,
      failed: problems,
      warnings: [{ path: '일기/2024-02-30.md', code: 'front-matter-broken', reason: '' }],
    },
  },
  failed: { notes: sampleNotes, engine: 'failed' },
} satisfies Record<string, Scene>;

export type SceneName = keyof typeof scenes;

export function isSceneName(name: string): name is SceneName {
  return Object.hasOwn(scenes, name);
}
