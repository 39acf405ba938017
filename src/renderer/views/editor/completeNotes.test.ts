import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { sampleNotes } from '../../gallery/fixtureNotes.ts';
import { completionSources } from './completeNotes.ts';
import { noteSyntax } from './markdownSyntax.ts';

const notes = sampleNotes.map((note, index) => ({
  ...note,
  tags: index % 3 ? ['recipe'] : ['recipe', '커피'],
}));
const [open, coldBrew] = notes;
const sources = completionSources({
  noteId: open.id,
  notes: () => notes,
  recent: () => [open.id, coldBrew.id],
  readText: async (noteId) => (noteId === coldBrew.id ? '# Cold brew\n\n## Ratio\n\n## Time\n' : ''),
});

/** @param text with the cursor as `|` */
async function offered(text: string): Promise<readonly string[]> {
  const pos = text.indexOf('|');
  const state = EditorState.create({
    doc: text.replace('|', ''),
    extensions: [markdown({ base: markdownLanguage, extensions: [...noteSyntax] })],
  });
  const results: (CompletionResult | null)[] = await Promise.all(
    sources.map(async (source) => source(new CompletionContext(state, pos, false))),
  );
  return results.flatMap((result) => result?.options.map(({ label }) => label) ?? []);
}

describe('what is offered while one writes', () => {
  it('are notes behind two brackets, the recent first and not the one that is written', async () => {
    const labels = await offered('See [[|');
    expect([labels[0], labels.includes(open.title)]).toEqual(['Cold brew for summer', false]);
  });

  it('are the notes that the letters name', async () => {
    expect(await offered('See [[ㅎㄷ|')).toEqual(['핸드드립 기본 레시피']);
  });

  it('are the headings of a note behind its name', async () => {
    expect(await offered('[[Cold brew for summer#|]]')).toEqual(['Cold brew', 'Ratio', 'Time']);
  });

  it('are the headings of the text itself without a name', async () => {
    expect(await offered('# One\n\n## Two\n\n[[#t|')).toEqual(['Two']);
  });

  it('are tags by use', async () => {
    expect(await offered('about #|')).toEqual(['recipe', '커피']);
  });

  it('are no tags where a heading may begin, until a letter is typed', async () => {
    expect([await offered('#|'), await offered('#ㅋ|')]).toEqual([[], ['커피']]);
  });

  it('is nothing in code, in front matter and inside a word', async () => {
    const texts = ['`[[c|`', '```\n[[c|\n```', '---\ntags: #r|\n---\n', 'a#r|', 'https://a.org/#r|'];
    expect(await Promise.all(texts.map(offered))).toEqual([[], [], [], [], []]);
  });
});
