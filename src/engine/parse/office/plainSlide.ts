/**
 * A slide's XML as officeparser reads it best: without what the master repeats on every slide, with the
 * shapes that newer programs wrap for older ones, and with the bullets that text has from its layout.
 */
export function plainSlide(xml: string): string {
  return mapShapes(unwrapped(xml), (shape) => {
    const placeholder = /<p:ph\b[^<>]*>/.exec(shape)?.[0];
    if (placeholder === undefined) return shape;
    if (/\stype="(?:sldNum|dt|ftr|hdr|sldImg)"/.test(placeholder)) return '';
    return /\stype=/.test(placeholder) ? shape : withBullets(shape);
  });
}

function mapShapes(xml: string, change: (shape: string) => string): string {
  let changed = '';
  let from = 0;
  const start = /<p:sp(?=[\s>])/g;
  for (let found = start.exec(xml); found; found = start.exec(xml)) {
    const end = xml.indexOf('</p:sp>', found.index);
    if (end === -1) break;
    const after = end + '</p:sp>'.length;
    changed += xml.slice(from, found.index) + change(xml.slice(found.index, after));
    from = start.lastIndex = after;
  }
  return changed + xml.slice(from);
}

/** The choice of a newer program is kept, its fallback is the same once more. */
function unwrapped(xml: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = xml.indexOf('<mc:Fallback', from);
    const end = start === -1 ? -1 : xml.indexOf('</mc:Fallback>', start);
    if (end === -1) break;
    kept += xml.slice(from, start);
    from = end + '</mc:Fallback>'.length;
  }
  // As groups, which may hold anything, and keep the prefixes that they declare.
  return (kept + xml.slice(from)).replace(/(<\/?)mc:(?:AlternateContent|Choice)(?=[\s>/])/g, '$1p:grpSp');
}

const bullet = '<a:buChar char="•"/>';

/** The box of a layout that takes text or anything else has bullets unless a paragraph says otherwise. */
function withBullets(shape: string): string {
  return shape
    .split(/(?=<a:p>|<a:p\s)/)
    .map((paragraph, i) => {
      if (i === 0 || /<a:bu(?:None|Char|AutoNum|Blip)[\s/>]/.test(paragraph)) return paragraph;
      if (!paragraph.includes('<a:pPr'))
        return paragraph.replace(/^<a:p(?:\s[^<>]*)?>/, `$&<a:pPr>${bullet}</a:pPr>`);
      return paragraph
        .replace(/<a:pPr((?:\s[^<>]*)?)\/>/, `<a:pPr$1>${bullet}</a:pPr>`)
        .replace(/<a:pPr((?:\s[^<>]*[^<>/])?)>(?!<a:buChar)/, `<a:pPr$1>${bullet}`);
    })
    .join('');
}
