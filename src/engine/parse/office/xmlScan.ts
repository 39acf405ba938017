/**
 * Elements of large XML one after the other, without a tree. Every pattern here passes over the text once:
 * a start without an end must not be looked for again and again.
 */
export interface ScannedElement {
  /** Without prefix. */
  readonly name: string;
  readonly attributes: string;
  /** XML between start and end; empty where the element is. */
  readonly content: string;
}

/** @param leaves elements whose content is given; of the others only the start is */
export function* scanElements(
  xml: string,
  names: readonly string[],
  leaves: readonly string[] = names,
): Generator<ScannedElement> {
  const start = new RegExp(`<((?:\\w+:)?)(${names.join('|')})(?=[\\s/>])([^<>]*)>`, 'g');
  for (let found = start.exec(xml); found; found = start.exec(xml)) {
    const [, prefix, name, attributes] = found;
    if (attributes.endsWith('/') || !leaves.includes(name)) {
      yield { name, attributes, content: '' };
      continue;
    }
    const end = xml.indexOf(`</${prefix}${name}`, start.lastIndex);
    if (end === -1) return;
    yield { name, attributes, content: xml.slice(start.lastIndex, end) };
    start.lastIndex = end;
  }
}

export function attributeOf(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(` ${name}="`);
  if (at === -1) return undefined;
  const start = at + name.length + 3;
  const end = attributes.indexOf('"', start);
  return end === -1 ? undefined : decodeXml(attributes.slice(start, end));
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML's own five names and numbers; what a document type would define stays as it is written. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name) return named[name.toLowerCase()];
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
