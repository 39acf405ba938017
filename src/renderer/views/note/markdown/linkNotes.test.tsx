import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import { describe, expect, it } from 'vitest';
import type { ResolvedLink } from '../../../../shared/domain/note.ts';
import { rehypePluginsFor, remarkPluginsFor } from './plugins.ts';

/** The links of a source whose target is a key of `notes` reach that note. */
function linksIn(source: string, notes: Record<string, string>): ResolvedLink[] {
  const wikilinks = [...source.matchAll(/\[\[([^\]|#\\]+)[^\]]*\]\]/g)].map((match) => ({
    kind: 'wikilink' as const,
    target: match[1],
    range: { start: match.index, end: match.index + match[0].length },
    noteId: notes[match[1]],
  }));
  const links = [...source.matchAll(/(?<!\[)\[[^[\]]*\]\(([^)]+)\)/g)].map((match) => ({
    kind: 'markdown' as const,
    target: match[1],
    range: { start: match.index, end: match.index + match[0].length },
    noteId: notes[match[1]],
  }));
  return [...wikilinks, ...links];
}

function render(source: string, notes: Record<string, string> = {}): string {
  const rehypePlugins = rehypePluginsFor({ source, title: 'T', links: linksIn(source, notes) });
  return renderToStaticMarkup(
    <Markdown remarkPlugins={remarkPluginsFor({ source })} rehypePlugins={rehypePlugins}>
      {source}
    </Markdown>,
  )
    .replace('<h1 data-title="true">T</h1>', '')
    .trim();
}

describe('linkNotes', () => {
  it('links a wikilink to its note', () => {
    expect(render('go to [[차]] now', { 차: 'n1' })).toBe('<p>go to <a data-note="n1">차</a> now</p>');
  });

  it('shows the alias', () => {
    expect(render('[[Tea|a cup]]', { Tea: 'n1' })).toBe('<p><a data-note="n1">a cup</a></p>');
  });

  it('shows a heading as a path', () => {
    expect(render('[[Tea#Green]]', { Tea: 'n1' })).toBe('<p><a data-note="n1">Tea › Green</a></p>');
  });

  it('names the target of a link to nowhere', () => {
    expect(render('[[Nowhere]]')).toBe('<p><a data-missing="Nowhere">Nowhere</a></p>');
  });

  it('turns an embedded note into a link', () => {
    expect(render('see ![[Tea]]', { Tea: 'n1' })).toBe('<p>see <a data-note="n1">Tea</a></p>');
  });

  it('links within a table, whose bars are escaped', () => {
    expect(render('| a |\n| - |\n| [[Tea\\|cup]] |', { Tea: 'n1' })).toContain(
      '<td><a data-note="n1">cup</a></td>',
    );
  });

  it('links several on one line, and within emphasis', () => {
    expect(render('[[A]] **and [[B]]**', { A: 'a', B: 'b' })).toBe(
      '<p><a data-note="a">A</a> <strong>and <a data-note="b">B</a></strong></p>',
    );
  });

  it('leaves code as it is', () => {
    expect(render('`[[A]]`', { A: 'a' })).toBe('<p><code>[[A]]</code></p>');
  });

  it('links a Markdown link to a note by its place', () => {
    expect(render('[tea](tea.md)', { 'tea.md': 'n1' })).toBe(
      '<p><a href="tea.md" data-note="n1">tea</a></p>',
    );
  });
});

describe('callouts', () => {
  it('name their kind and keep their title apart', () => {
    expect(render('> [!WARNING] Hot **water**\n> Mind it.').replaceAll('\n', '')).toBe(
      '<blockquote data-callout="warning"><p data-callout-title="true">Hot <strong>water</strong></p><p>Mind it.</p></blockquote>',
    );
  });

  it('need no title', () => {
    expect(render('> [!tip]\n> Rest.').replaceAll('\n', '')).toBe(
      '<blockquote data-callout="tip"><p>Rest.</p></blockquote>',
    );
  });

  it('are not any quote that begins with a bracket', () => {
    expect(render('> [note] x').replaceAll('\n', '')).toBe('<blockquote><p>[note] x</p></blockquote>');
  });
});

describe('bold in Korean', () => {
  it('may end in a sign before a particle', () => {
    expect(render('물은 **93℃**가 **기준(표준)**이다.')).toBe(
      '<p>물은 <strong>93℃</strong>가 <strong>기준(표준)</strong>이다.</p>',
    );
  });

  it('is not made of escaped stars', () => {
    expect(render(String.raw`물은 \*\*93℃\*\*가`)).toBe('<p>물은 **93℃**가</p>');
  });
});

describe('tags in the text', () => {
  it('are told apart from headings, numbers and addresses', () => {
    expect(render('오늘 #커피/물 #1 a#b (#x)')).toBe(
      '<p>오늘 <span data-tag="true">#커피/물</span> #1 a#b (<span data-tag="true">#x</span>)</p>',
    );
  });
});

describe('raw HTML', () => {
  it('is never rendered, and blocks of it stay readable', () => {
    const html = render('<script>alert(1)</script>\n\na<br>b <!-- c --><i>d</i>');
    expect(html.replaceAll('\n', '')).toBe(
      '<p data-raw-html="true">&lt;script&gt;alert(1)&lt;/script&gt;</p><p>a<br/>b d</p>',
    );
  });
});

describe('the title', () => {
  it('is the heading that the note begins with, when that says it', () => {
    expect(render('# T\n\nx').replaceAll('\n', '')).toBe('<p>x</p>');
  });
});
