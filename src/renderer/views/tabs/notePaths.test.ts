import { describe, expect, it } from 'vitest';
import { sampleNotes } from '../../gallery/fixtureNotes.ts';
import { moveProblem } from './moveProblem.ts';
import { foldersOf, joinedPath, renamedPath, whyBadName } from './notePaths.ts';

const [first] = sampleNotes;
const recipe = sampleNotes.find(({ path }) => path === 'kitchen/핸드드립 기본 레시피.md')!;

describe('the path of a note', () => {
  it('keeps folder and ending when the note is renamed', () => {
    expect(renamedPath('a/b/note.v2.md', 'x')).toBe('a/b/x.md');
  });

  it('has no needless slashes', () => {
    expect(joinedPath('/ a //b/', ' x ', 'n.txt')).toBe('a/b/x.txt');
  });

  it('is without a folder at the top', () => {
    expect(joinedPath('', 'x', 'a/n.md')).toBe('x.md');
  });
});

describe('a name', () => {
  it('holds nothing that a file system refuses or hides', () => {
    const names = ['a/b', 'a\\b', 'a:b', 'what?', '.hidden', 'end.', 'end ', 'tab\t'];
    expect(names.map(whyBadName)).toEqual(names.map(() => 'bad'));
  });

  it('may be in any language and hold other marks', () => {
    expect(['김치찌개 (2인분)', 'עברית', '🌱 plan', 'v1.2 – a'].map(whyBadName)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is not empty', () => {
    expect(whyBadName('  ')).toBe('empty');
  });
});

describe('the folders of a root', () => {
  it('are those that hold notes and those above them', () => {
    expect(foldersOf(sampleNotes, first.root)).toEqual([
      'kitchen',
      'reading',
      'travel',
      'work',
      '공부',
      '공부/LLM',
      '생활',
      '생활/건강',
    ]);
  });
});

describe('a note cannot be moved', () => {
  const problem = (folder: string, name: string) => moveProblem(recipe, folder, name, sampleNotes);

  it('to where another note is, in whatever case', () => {
    expect(problem('kitchen', 'ESPRESSO dial-in')).toBe('taken');
  });

  it('to where it is', () => {
    expect(problem('kitchen', '핸드드립 기본 레시피')).toBe('same');
  });

  it('to a place that cannot be', () => {
    expect([problem('kitchen', 'a/b'), problem('..', 'a'), problem('kitchen', '')]).toEqual([
      'bad',
      'bad',
      'bad',
    ]);
  });

  it('but anywhere else it can', () => {
    expect([problem('', 'Drip'), problem('new/folder', '핸드드립 기본 레시피')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
