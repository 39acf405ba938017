/** What is used of linkedom's trees; the engine has no DOM types. */
export interface HtmlNode {
  /** 1 element, 3 text. */
  readonly nodeType: number;
  /** Upper case for elements. */
  readonly nodeName: string;
  readonly parentNode: HtmlElement | null;
  readonly firstChild: HtmlNode | null;
  readonly nextSibling: HtmlNode | null;
  readonly previousSibling: HtmlNode | null;
  readonly childNodes: ArrayLike<HtmlNode> & Iterable<HtmlNode>;
  textContent: string;
  remove(): void;
}

export interface HtmlElement extends HtmlNode {
  readonly children: ArrayLike<HtmlElement> & Iterable<HtmlElement>;
  readonly className: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  /** Joins text nodes that lie side by side. */
  normalize(): void;
  getElementsByTagName(name: string): ArrayLike<HtmlElement>;
}

export interface HtmlDocument {
  readonly documentElement: HtmlElement;
  readonly body: HtmlElement;
  cloneNode(isDeep: true): HtmlDocument;
  querySelector(selector: string): HtmlElement | null;
  getElementsByTagName(name: string): ArrayLike<HtmlElement>;
}

/** The parser takes a time that grows with the square of the depth: 2 s for 50,000. */
const maxParsedDepth = 2_000;
/** Left open as often as not, and closed by the parser. */
const neverDeep =
  /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|tbody|td|tfoot|th|thead|tr|wbr)$/i;
const tags = /<(\/?)([a-z][a-z0-9:-]*)[^<>]*>/gi;

/** Without the tags that lie in thousands of others: no person wrote them. */
export function withoutDepths(html: string): string {
  const open: string[] = [];
  const kept: string[] = [];
  let tooDeep = 0;
  let at = 0;
  tags.lastIndex = 0;
  // Not by `replace`, which holds every tag at once: a page may have millions.
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    const isClosing = tag[1] !== '';
    const name = tag[2].toLowerCase();
    if (neverDeep.test(name) || tag[0].endsWith('/>')) continue;
    const isTooDeep = isClosing ? tooDeep > 0 : open.length === maxParsedDepth;
    if (isTooDeep) {
      tooDeep += isClosing ? -1 : 1;
      kept.push(html.slice(at, tag.index));
      at = tags.lastIndex;
    } else if (!isClosing) open.push(name);
    else if (open.includes(name)) open.length = open.lastIndexOf(name); // and all that was left open in it
  }
  kept.push(html.slice(at));
  return kept.join(' ');
}

/** What lies deeper than `maxDepth` elements becomes the text that it holds. */
export function flattenTree(root: HtmlElement, maxDepth: number): void {
  let depth = 0;
  for (let node: HtmlNode = root; ;) {
    if (node.firstChild && depth === maxDepth) node.textContent = wordsOf(node);
    else if (node.firstChild) {
      node = node.firstChild;
      depth++;
      continue;
    }
    while (node !== root && !node.nextSibling) {
      node = node.parentNode!;
      depth--;
    }
    if (node === root) return;
    node = node.nextSibling!;
  }
}

/** With a blank between elements, so that no two words become one. */
function wordsOf(top: HtmlNode): string {
  const words: string[] = [];
  for (let node: HtmlNode = top; ;) {
    if (node.nodeType === 3) words.push(node.textContent);
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node !== top && !node.nextSibling) node = node.parentNode!;
    if (node === top) return words.join(' ');
    node = node.nextSibling!;
  }
}
