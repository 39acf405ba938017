/** The card that shows a linked note before one goes there: what it is to show and beside what. */
import { createStore } from 'zustand/vanilla';
import type { NoteId } from '../../shared/domain/note.ts';

export interface PreviewTarget {
  readonly noteId: NoteId;
  readonly heading?: string;
  readonly block?: string;
}

export interface Preview {
  readonly target?: PreviewTarget;
  /** What is pointed at or has the focus: the card stands beside it. */
  readonly anchor?: DOMRect;
}

export const previewStore = createStore<Preview>(() => ({}));

export function showPreview(target: PreviewTarget, anchor: DOMRect): void {
  previewStore.setState({ target, anchor });
}

export function hidePreview(): void {
  if (previewStore.getState().target) previewStore.setState({ target: undefined, anchor: undefined });
}

/** By command: of the link that has the focus; once more shuts it. */
export function previewFocused(): void {
  if (previewStore.getState().target) return hidePreview();
  const link = document.activeElement?.closest<HTMLElement>('[data-preview]');
  const target = link && previewTarget(link);
  if (link && target) showPreview(target, link.getBoundingClientRect());
}

/** @returns what an element with `data-preview` leads to */
export function previewTarget(link: HTMLElement): PreviewTarget | undefined {
  const { preview, previewHeading, previewBlock } = link.dataset;
  if (!preview) return undefined;
  return { noteId: preview, heading: previewHeading, block: previewBlock };
}
