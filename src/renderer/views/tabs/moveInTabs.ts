export type TabMove = { readonly kind: 'show'; readonly index: number } | { readonly kind: 'close' };

/** What a key does on a tab (WAI-ARIA tabs pattern). @returns undefined when it does nothing */
export function moveInTabs(key: string, index: number, count: number): TabMove | undefined {
  switch (key) {
    case 'ArrowRight':
      return { kind: 'show', index: (index + 1) % count };
    case 'ArrowLeft':
      return { kind: 'show', index: (index - 1 + count) % count };
    case 'Home':
      return { kind: 'show', index: 0 };
    case 'End':
      return { kind: 'show', index: count - 1 };
    case 'Delete':
      return { kind: 'close' };
    default:
      return undefined;
  }
}
