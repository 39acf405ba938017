/** What Roam's JSON holds; of a stranger, so only what is looked at is promised. */
export interface RoamBlock {
  readonly string?: unknown;
  readonly uid?: unknown;
  readonly heading?: unknown;
  readonly children?: unknown;
}

export interface RoamPage extends RoamBlock {
  readonly title: string;
  /** ms since 1970. */
  readonly 'create-time'?: unknown;
  readonly 'edit-time'?: unknown;
}

export function blocksOf(children: unknown): RoamBlock[] {
  return Array.isArray(children)
    ? children.filter((child): child is RoamBlock => typeof child === 'object' && child !== null)
    : [];
}
