import type { TextMarkup } from './textMarkupParts.ts';

/** Titles of one look are of one level, in the order in which looks appear. */
export function rstMarkup(maxLine: number): TextMarkup {
  const looks: string[] = [];
  const facts: TextMarkup['facts'] = { tags: [] };
  return {
    facts,
    headingAt(lines, i) {
      const isOverlined = isRule(lines[i]) && isRule(lines[i + 2]) && lines[i][0] === lines[i + 2]?.[0];
      const at = isOverlined ? i + 1 : i;
      const [written, rule] = [lines[at], lines[at + 1]];
      if (!isRule(rule) || written.length > maxLine || isRule(written)) return undefined;
      const text = written.trim();
      if (text === '' || (!isOverlined && /^\s/.test(written)) || rule.length < Math.min(text.length, 4))
        return undefined;
      const look = (isOverlined ? '=' : '') + rule[0];
      if (!looks.includes(look)) looks.push(look);
      if (looks.length === 1) facts.title ??= plain(text);
      return { level: Math.min(looks.indexOf(look) + 1, 6), text: plain(text), lines: isOverlined ? 3 : 2 };
    },
  };
}

/** A line of one and the same mark. */
function isRule(line: string | undefined): boolean {
  return line !== undefined && /^([!-/:-@[-`{-~])\1{2,}\s*$/.test(line);
}

const latexLevels: Readonly<Record<string, number>> = {
  part: 1,
  chapter: 1,
  section: 2,
  subsection: 3,
  subsubsection: 4,
  paragraph: 5,
};
const latexHeading =
  /^\s*\\(part|chapter|section|subsection|subsubsection|paragraph)\*?(?:\[[^[\]]*\])?\{(.+)$/;
const latexTitle = /^\s*\\title(?:\[[^[\]]*\])?\{(.+)$/;

export function latexMarkup(maxLine: number): TextMarkup {
  const facts: TextMarkup['facts'] = { tags: [] };
  return {
    facts,
    headingAt(lines, i) {
      const line = lines[i];
      if (line.length > maxLine) return undefined;
      const title = latexTitle.exec(line);
      if (title) facts.title ??= latexText(inBraces(title[1])) || undefined;
      const heading = latexHeading.exec(line);
      if (!heading) return undefined;
      return { level: latexLevels[heading[1]], text: latexText(inBraces(heading[2])), lines: 1 };
    },
  };
}

/** Up to the brace that closes the one before; all of it where none does. */
function inBraces(text: string): string {
  let open = 1;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') open++;
    else if (text[i] === '}' && --open === 0) return text.slice(0, i);
  }
  return text;
}

function latexText(text: string): string {
  return plain(
    text
      .replace(/\\(?:label|cite|ref|footnote|thanks)\{[^{}]*\}/g, '')
      .replace(/\\\\|~/g, ' ')
      .replace(/\\[a-zA-Z]+\*?\s?/g, '')
      .replace(/\\(.)/g, '$1')
      .replace(/[{}]/g, ''),
  );
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().normalize('NFC');
}
