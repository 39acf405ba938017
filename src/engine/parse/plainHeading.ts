/** Nobody reads more of a heading than a line, and it becomes part of what every passage below means. */
const maxCharacters = 200;

/** Badges make a heading's source far longer than its text; a line of megabytes is still not searched whole. */
const maxSource = 20 * maxCharacters;
const picture = /!\[[^[\]]*\]\([^()]*\)/g;

/**
 * A heading's text without its marks: `**Bold** [[Note|alias]]` reads as `Bold alias`. One line, NFC.
 * Pictures (badges, logos) are left out, but of pictures alone is kept what they say.
 */
export function plainHeading(source: string): string {
  const beginning = source.slice(0, maxSource);
  return withoutMarks(beginning.replace(picture, '')) || withoutMarks(beginning.replaceAll('![', '['));
}

/** `^abc` at its end names it for links. */
const blockName = /\s\^[\w-]{1,100}\s*$/;

function withoutMarks(source: string): string {
  const plain = source
    .replace(blockName, '')
    .replace(/!?\[\[([^[\]|]*)(?:\|([^[\]]*))?\]\]/g, (_, target: string, alias?: string) => alias ?? target)
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1') // around a picture
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\*+|~~|==|`+|(?<![\p{L}\p{N}])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
  return [...plain].slice(0, maxCharacters).join('');
}
