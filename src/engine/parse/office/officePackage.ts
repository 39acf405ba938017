/** The zip inside DOCX, PPTX, XLSX, ODF, HWPX and EPUB files: checked whole before any library unpacks it. */
import { XMLParser } from 'fast-xml-parser';
import { SaegimError } from '../../../shared/errors.ts';
import { openZip, type Zip } from '../../archive/index.ts';
import { documentZipLimits } from '../../limits.ts';

/** Parts by path, those that were asked for. */
export type OfficePackage = ReadonlyMap<string, Uint8Array>;

/** What Office wraps an encrypted document in, and what its older formats were: a file system in a file. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Unpacks every part once, within the limits and against their checksums, and keeps the wanted ones.
 * @throws SaegimError empty-file, encrypted, unsafe-archive, parse-failed
 */
export async function openOfficePackage(bytes: Uint8Array, wanted: RegExp): Promise<OfficePackage> {
  if (bytes.length === 0) throw new SaegimError('empty-file', 'the file is empty');
  if (compoundFile.every((byte, i) => bytes[i] === byte)) throw notAPackage(bytes);

  const parts = new Map<string, Uint8Array>();
  const zip = await openZip(bytes, documentZipLimits);
  try {
    if (zip.refused.length > 0) throw refusal(zip.refused[0]);
    for (const entry of zip.entries) {
      const part = await zip.read(entry);
      if (wanted.test(entry.writtenPath) || entry.writtenPath === manifest)
        parts.set(entry.writtenPath, part);
    }
  } finally {
    zip.close();
  }
  if (partText(parts, manifest)?.includes('encryption-data'))
    throw new SaegimError('encrypted', 'the document is protected by a password');
  return parts;
}

/** No program writes such a part, so unless its path leads out of the document, a byte of it was damaged. */
function refusal({ path, reason }: Zip['refused'][number]): SaegimError {
  const leadsOut = path.startsWith('/') || path.split('/').includes('..');
  return leadsOut
    ? new SaegimError('unsafe-archive', reason)
    : new SaegimError('parse-failed', `the document is damaged: ${reason}`);
}

/** Of ODF and HWPX: says which parts are encrypted. */
const manifest = 'META-INF/manifest.xml';

export function partText(parts: OfficePackage, path: string): string | undefined {
  const part = parts.get(path);
  return part && new TextDecoder().decode(part);
}

/** @throws SaegimError parse-failed where the document has no such part */
export function requirePart(parts: OfficePackage, path: string): string {
  const text = partText(parts, path);
  if (text === undefined) throw new SaegimError('parse-failed', `the document has no ${path}`);
  return text;
}

/** What Office says of a document, as far as a note has it. */
export function coreFacts(parts: OfficePackage): { title: string; created: string } {
  const core = xmlElements(parseXml(partText(parts, 'docProps/core.xml') ?? ''), 'coreProperties')[0];
  return { title: xmlText(xmlElements(core, 'title')[0]), created: xmlText(xmlElements(core, 'created')[0]) };
}

/** The same of OpenDocument. */
export function odfFacts(parts: OfficePackage): { title: string; created: string } {
  const meta = xmlElements(parseXml(partText(parts, 'meta.xml') ?? ''), 'document-meta.meta')[0];
  return {
    title: xmlText(xmlElements(meta, 'title')[0]),
    created: xmlText(xmlElements(meta, 'creation-date')[0]),
  };
}

function notAPackage(bytes: Uint8Array): SaegimError {
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  return isEncrypted
    ? new SaegimError('encrypted', 'the document is protected by a password')
    : new SaegimError('parse-failed', 'an older binary format under the name of a newer one');
}

/** Small parts: lists of contents and properties. Attributes begin with `@`, prefixes are left out. */
export function parseXml(text: string): XmlNode {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
  });
  try {
    return parser.parse(text) as XmlNode;
  } catch (error) {
    throw new SaegimError('parse-failed', 'a part of the document is damaged', { cause: error });
  }
}

/** As fast-xml-parser gives it: text, or an element; several of one name are a list. */
export type XmlNode = string | { readonly [name: string]: XmlNode | readonly XmlNode[] | undefined };

/** Elements below by name, `a.b.c`; each step takes every element of that name. */
export function xmlElements(node: XmlNode | undefined, path: string): XmlNode[] {
  let found: XmlNode[] = node === undefined ? [] : [node];
  for (const name of path.split('.'))
    found = found.flatMap((one) => {
      const below = typeof one === 'string' || !Object.hasOwn(one, name) ? undefined : one[name];
      return below === undefined ? [] : below;
    }) as XmlNode[];
  return found;
}

export function xmlAttribute(node: XmlNode, name: string): string | undefined {
  const value = typeof node === 'string' ? undefined : node[`@${name}`];
  return typeof value === 'string' ? value : undefined;
}

export function xmlText(node: XmlNode | undefined): string {
  if (node === undefined || typeof node === 'string') return node ?? '';
  return typeof node['#text'] === 'string' ? node['#text'] : '';
}
