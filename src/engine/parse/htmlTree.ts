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
