import { useEffect, type RefObject } from 'react';
import { hidePreview, previewStore, previewTarget, showPreview } from '../../state/preview.ts';
import { boxAt } from './placeCard.ts';

/** A pointer that only passes opens nothing. */
const openMs = 300;
/** Long enough to get from the link onto the card. */
const closeMs = 180;

/** Opens the card for whatever names a note by `data-preview`, and closes it when one goes elsewhere. */
export function usePreviewTriggers(card: RefObject<HTMLElement | null>): void {
  useEffect(() => follow(card), [card]);
}

function follow(card: RefObject<HTMLElement | null>): () => void {
  let opening: ReturnType<typeof setTimeout> | undefined;
  let closing: ReturnType<typeof setTimeout> | undefined;
  let link: HTMLElement | undefined;

  const forget = () => {
    clearTimeout(opening);
    clearTimeout(closing);
    link = undefined;
  };
  const close = () => {
    forget();
    hidePreview();
  };
  const closeSoon = () => {
    clearTimeout(opening);
    clearTimeout(closing);
    closing = setTimeout(close, closeMs);
  };
  const onPointerOver = ({ target, pointerType, clientX, clientY, buttons }: PointerEvent) => {
    if (!(target instanceof Element) || pointerType === 'touch' || buttons !== 0) return;
    const over = target.closest<HTMLElement>('[data-preview]') ?? undefined;
    if (card.current?.contains(target)) return clearTimeout(closing);
    if (over && over === link) return clearTimeout(closing);
    if (!over) {
      if (link) closeSoon();
      link = previewStore.getState().target ? link : undefined;
      return;
    }
    clearTimeout(opening);
    clearTimeout(closing);
    link = over;
    opening = setTimeout(() => {
      const wanted = previewTarget(over);
      const box = boxAt([...over.getClientRects()], clientX, clientY);
      const isStillOver = over.contains(document.elementFromPoint(clientX, clientY)); // the text may have moved
      if (wanted && box && isStillOver) showPreview(wanted, box);
      else link = undefined; // else coming back to it would count as still being there
    }, openMs);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!previewStore.getState().target) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
    }
    if (
      !['Shift', 'Control', 'Alt', 'Meta'].includes(event.key) &&
      !(event.altKey && event.key === 'ArrowDown')
    )
      close();
  };
  const onScroll = ({ target }: Event) => {
    const isInCard = target instanceof Node && card.current?.contains(target);
    if (previewStore.getState().target && !isInCard) close();
  };
  const onPointerDown = ({ target }: Event) => {
    if (!(target instanceof Node && card.current?.contains(target))) close();
  };
  const onClick = ({ target }: Event) => {
    if (target instanceof Element && card.current?.contains(target) && target.closest('a')) close();
  };
  const events = [
    ['pointerover', onPointerOver],
    ['keydown', onKeyDown],
    ['scroll', onScroll],
    ['pointerdown', onPointerDown],
    ['click', onClick],
    ['focusout', close],
  ] as const;
  for (const [name, listener] of events) document.addEventListener(name, listener as EventListener, true);
  document.documentElement.addEventListener('pointerleave', closeSoon);
  return () => {
    forget();
    for (const [name, listener] of events)
      document.removeEventListener(name, listener as EventListener, true);
    document.documentElement.removeEventListener('pointerleave', closeSoon);
  };
}
