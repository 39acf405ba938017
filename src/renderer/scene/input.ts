/** Mouse, touch, wheel, pinch and keys, told as what the person wants of the view. */
import type { Point } from './camera.ts';

export interface InputHandlers {
  panBy(dx: number, dy: number, isSmooth: boolean): void;
  /** @param about CSS px in the element; undefined for its middle */
  zoomBy(factor: number, about: Point | undefined, isSmooth: boolean): void;
  fit(): void;
  hover(at: Point | undefined): void;
  click(at: Point): void;
  /** Enter and Escape. */
  activate(): void;
  dismiss(): void;
}

/** Px the pointer may stray in a click. */
const clickSlack = 4;
/** Px an arrow key pans, and with Shift. */
const panStep = { slow: 60, fast: 240 };
const keyZoom = 1.35;
/** Of the zoom per px of wheel; a pinch reports small deltas with `ctrlKey`. */
const wheelZoom = 0.0016;
const pinchZoom = 0.011;
const pixelsPerLine = 16;

/** @returns how to stop listening */
export function listenToInput(element: HTMLElement, handlers: InputHandlers): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const pointers = new Map<number, Point>();
  let strayed = 0;

  const at = (event: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 && event.button !== 1) return;
      pointers.set(event.pointerId, at(event));
      if (pointers.size === 1) strayed = 0;
      element.setPointerCapture(event.pointerId);
    },
    options,
  );

  element.addEventListener(
    'pointermove',
    (event) => {
      const to = at(event);
      const from = pointers.get(event.pointerId);
      if (!from) return handlers.hover(to);
      pointers.set(event.pointerId, to);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
        handlers.zoomBy(distance(to, other) / Math.max(1, distance(from, other)), middle, false);
        return handlers.panBy((to.x - from.x) / 2, (to.y - from.y) / 2, false);
      }
      strayed += distance(from, to);
      if (strayed <= clickSlack) return;
      element.dataset.dragging = '';
      handlers.hover(undefined);
      handlers.panBy(to.x - from.x, to.y - from.y, false);
    },
    options,
  );

  const release = (event: PointerEvent) => {
    const wasDown = pointers.delete(event.pointerId);
    delete element.dataset.dragging;
    if (wasDown && event.type === 'pointerup' && event.button === 0 && strayed <= clickSlack)
      handlers.click(at(event));
    if (wasDown && pointers.size > 0) strayed = Infinity; // the rest of a pinch is no click
  };
  element.addEventListener('pointerup', release, options);
  element.addEventListener('pointercancel', release, options);
  element.addEventListener('pointerleave', () => handlers.hover(undefined), options);

  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? pixelsPerLine : 1;
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (event.ctrlKey) return handlers.zoomBy(Math.exp(-event.deltaY * unit * pinchZoom), at(event), false);
      if (event.shiftKey || isSideways) {
        return handlers.panBy(
          -(event.deltaX || event.deltaY) * unit,
          isSideways ? -event.deltaY * unit : 0,
          false,
        );
      }
      const isWheelNotch = Math.abs(event.deltaY * unit) >= 40;
      handlers.zoomBy(Math.exp(-event.deltaY * unit * wheelZoom), at(event), isWheelNotch);
    },
    { ...options, passive: false },
  );

  element.addEventListener(
    'keydown',
    (event) => {
      if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = keyAction(event, handlers);
      if (!act) return;
      event.preventDefault();
      act();
    },
    options,
  );

  return () => stop.abort();
}

/** By physical key, so that it works while a Korean input method is on. */
function keyAction(event: KeyboardEvent, handlers: InputHandlers): (() => void) | undefined {
  const step = event.shiftKey ? panStep.fast : panStep.slow;
  switch (event.code) {
    case 'Equal':
    case 'NumpadAdd':
      return () => handlers.zoomBy(keyZoom, undefined, true);
    case 'Minus':
    case 'NumpadSubtract':
      return () => handlers.zoomBy(1 / keyZoom, undefined, true);
    case 'Digit0':
    case 'Numpad0':
      return () => handlers.fit();
    case 'ArrowLeft':
      return () => handlers.panBy(step, 0, true);
    case 'ArrowRight':
      return () => handlers.panBy(-step, 0, true);
    case 'ArrowUp':
      return () => handlers.panBy(0, step, true);
    case 'ArrowDown':
      return () => handlers.panBy(0, -step, true);
    case 'Enter':
    case 'NumpadEnter':
      return () => handlers.activate();
    case 'Escape':
      return () => handlers.dismiss();
    default:
      return undefined;
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
