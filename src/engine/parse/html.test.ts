import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readHtml } from './html.ts';

const bytesOf = (html: string) => new TextEncoder().encode(html);
const sentence = 'The lighthouse keeper wrote down the weather every evening for forty years. ';

const clipping = `<!doctype html><html><head><title>The keeper - Coast News</title>
  <link rel="canonical" href="https://coast.example/keeper"><meta property="article:published_time" content="2024-03-05T08:00:00Z"></head>
  <body><nav><a href="/">Home</a><a href="/news">News</a></nav>
  <article><h1>The keeper</h1>${`<p>${sentence.repeat(4)}</p>`.repeat(4)}<p>See <a href="other.html">the other</a>.</p></article>
  <aside>Subscribe now!</aside><footer>All rights reserved</footer></body></html>`;

describe('a web page', () => {
  it('gives its article without what stands around it', async () => {
    const { text } = await readHtml(bytesOf(clipping));
    expect(text).toContain(sentence.trim());
    expect(text).not.toMatch(/Subscribe|rights reserved|News/);
  });

  it('says its title, day and address', async () => {
    expect(await readHtml(bytesOf(clipping))).toMatchObject({
      title: expect.stringMatching(/^The keeper/),
      created: Date.UTC(2024, 2, 5, 8),
      properties: [{ name: 'source', values: ['https://coast.example/keeper'] }],
    });
  });

  it('keeps links to files beside it as they are', async () => {
    expect((await readHtml(bytesOf(clipping))).text).toContain('[the other](other.html)');
  });

  it('that is no article is read whole', async () => {
    const { text } = await readHtml(
      bytesOf('<title>List</title><ul><li>milk</li><li>eggs</li></ul><p>short</p>'),
    );
    expect(text).toBe('- milk\n- eggs\n\nshort');
  });

  it('keeps the language of code in an article', async () => {
    const html = clipping.replace('<p>See', '<pre><code class="language-py">print(1)</code></pre><p>See');
    expect((await readHtml(bytesOf(html))).text).toContain('```py\nprint(1)\n```');
  });
});

describe('the encoding of a web page', () => {
  const html = (charset: string, words: string) =>
    `<html><head><meta charset="${charset}"></head><body><p>${words}</p></body></html>`;

  it.each([
    ['euc-kr', '똠방각하 펲시콜라'],
    ['ks_c_5601-1987', '커피와 차'],
    ['shift_jis', '日本語の文'],
    ['gb2312', '中文句子'],
    ['windows-1251', 'Привет, мир'],
  ])('is what it says: %s', async (charset, words) => {
    const encoding = /^(?:euc-kr|ks)/.test(charset) ? 'cp949' : charset;
    expect((await readHtml(iconv.encode(html(charset, words), encoding))).text).toBe(words);
  });

  it('is UTF-8 where it is, whatever the page says', async () => {
    expect((await readHtml(bytesOf(html('euc-kr', '커피')))).text).toBe('커피');
  });
});

describe('a web page that cannot be read says why', () => {
  it.each([
    ['<p> </p>', 'empty-file'],
    ['<img src="a.png">', 'no-text'],
  ])('%s', async (html, code) => {
    await expect(readHtml(bytesOf(html))).rejects.toMatchObject({ code });
  });
});
