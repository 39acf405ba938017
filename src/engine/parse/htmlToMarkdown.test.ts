import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from './htmlToMarkdown.ts';

describe('htmlToMarkdown', () => {
  it.each([
    ['<h2>Two <b>bold</b></h2><p>x</p>', '## Two **bold**\n\nx'],
    ['<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
    ['<ol start="3"><li>x</li><li>y</li></ol>', '3. x\n4. y'],
    ['<ul><li><input type="checkbox" checked> done</li></ul>', '- [x] done'],
    ['<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['<p>a<br>b</p>', 'a\\\nb'],
    ['<p>a<br>b<br></p><p><br>c</p>', 'a\\\nb\n\nc'],
    ['<p>a<br><br>b<br><br></p>', 'a\n\nb'],
    ['<ul><li>a<br><ul><li>b<br></li></ul></li></ul>', '- a\n  - b'],
    ['<blockquote>a<br><br>b<br></blockquote>', '> a\n>\n> b'],
    ['<p><b>a<br></b>b</p>', '**a**\\\nb'],
    ['<p><b>계약</b>은 <i>조항</i>과 <b>특약(별지)</b>.</p>', '**계약**은 *조항*과 **특약(별지)**.'],
    ['<p><b>(괄호)</b>에 <b>&quot;말&quot;</b>이라고</p>', '(괄호)에 "말"이라고'],
    ['<p><b><strong>a</strong></b> <b>b</b><i>c</i></p>', '**a** **b**c'],
    ['<pre class="language-js"><code>let a;\n</code></pre>', '```js\nlet a;\n```'],
    ['<pre>a ``` b</pre>', '````\na ``` b\n````'],
    ['<p><code>a`b</code></p>', '``a`b``'],
    ['<p><del>gone</del> <i>it</i></p>', '~~gone~~ _it_'],
    ['<p># no heading</p><p>1. no item</p>', '\\# no heading\n\n1\\. no item'],
    ['<p>a &lt;b&gt; #tag [[x]]</p>', 'a \\<b> \\#tag \\[\\[x]]'],
    ['<dl><dt>T</dt><dd>D</dd></dl>', 'T\n\nD'],
    ['<p>a<script>bad()</script><style>x</style></p>', 'a'],
  ])('%s', (html, expected) => {
    expect(htmlToMarkdown(html)).toBe(expected);
  });

  it('keeps links and pictures that lead somewhere, and the words of those that do not', () => {
    const html = `<p><a href="b (1).html#x">b</a> <a href="javascript:x()">c</a>
      <img src="p.png" alt="pic"> <img src="data:image/png;base64,AAAA" alt="drawn"></p>`;
    expect(htmlToMarkdown(html)).toBe('[b](b%20%281%29.html#x) c ![pic](p.png) drawn');
  });

  it('keeps the words and the rest of a page in which a hundred thousand elements lie in one another', () => {
    const deep = '<div>'.repeat(100_000) + 'deep words' + '</div>'.repeat(100_000);
    expect(htmlToMarkdown(`${deep}<h2>After</h2>`)).toBe('deep words\n\n## After');
  });

  it('takes nothing from a page that leaves thousands of elements open', () => {
    const rows = '<div><span>row</div>'.repeat(3_000);
    expect(htmlToMarkdown(`${rows}<h2>After</h2>`)).toMatch(/^row\n[^]*row\n\n## After$/);
  });

  it('keeps the tex of maths', () => {
    const html = '<p><math><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></math></p>';
    expect(htmlToMarkdown(html)).toBe('$x^2$');
  });
});

describe('a table', () => {
  it('stays a table whose cells are one line each', () => {
    const html = `<table><caption>Cap</caption><thead><tr><th>A</th><th>B</th></tr></thead>
      <tr><td>1|2</td><td><ul><li>q</li><li>r</li></ul></td></tr></table>`;
    expect(htmlToMarkdown(html)).toBe('Cap\n\n| A | B |\n| --- | --- |\n| 1\\|2 | - q - r |');
  });

  it('says a spanned cell once', () => {
    const html = `<table><tr><td rowspan=2>a</td><td>b</td><td>c</td></tr><tr><td colspan=2>d</td></tr></table>`;
    expect(htmlToMarkdown(html)).toBe('| a | b | c |\n| --- | --- | --- |\n|  | d |  |');
  });

  it('that only lays out a page is no table', () => {
    const html =
      '<table><tr><td>side<table><tr><td>1</td><td>2</td></tr></table></td><td>main</td></tr></table>';
    expect(htmlToMarkdown(html)).toBe('side\n\n| 1 | 2 |\n| --- | --- |\n\nmain');
  });
});

describe('hostile HTML', () => {
  it.each(['div', 'ul><li', 'table><tr><td', 'b', 'blockquote', 'a href="x"'])(
    'nested deeply in %s keeps its words',
    (tag) => {
      expect(htmlToMarkdown(`<${tag}>`.repeat(5000) + 'deep <i>words</i>')).toContain('deep');
    },
  );

  it('spanning a million columns stays small', () => {
    const cell = '<td colspan=1000000 rowspan=1000000>x</td>';
    expect(htmlToMarkdown(`<table>${`<tr>${cell.repeat(20)}</tr>`.repeat(20)}</table>`).length).toBeLessThan(
      2_000_000,
    );
  });

  it('gives a text whatever its tags are', () => {
    const piece = fc.constantFrom(
      ...'<b> </b> <p> </p> <table> <tr> <td> </td> </table> <li> <ol> <pre> <code> </pre> <a href=x> </a> <h1> </h1> <!-- --> <br> <img alt=a> < > & &lt; &#0; x 가 <caption> <dl> <dd> <math>'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(typeof htmlToMarkdown(pieces.join(' '))).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
