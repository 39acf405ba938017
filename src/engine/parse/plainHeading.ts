/** Nobody reads more of a heading than a line, and it becomes part of what every passage below means. */
const maxCharacters = 200;

/** A heading's text without its marks: `**Bold** [[Note|alias]]` reads as `Bold alias`. One line, NFC. */
export function plainHeading(source: string): string {
  const plain = source
    .slice(0, 2 * maxCharacters)
    .replace(/!?\[\[([^[\]|]*)(?:\|([^[\]]*))?\]\]/g, (_, target: string, alias?: string) => alias ?? target)
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\*+|~~|==|`+|(?<![\p{L}\p{N}])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
  return [...plain].slice(0, maxCharacters).join('');
}
