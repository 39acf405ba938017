import { createCanvasDrawing } from './canvasDrawing.ts';
import type { Drawing } from './drawing.ts';
import { createWebglDrawing } from './webglDrawing.ts';

/** The canvas one draws on. It outlives a lost context, and does without WebGL2 where there is none. */
export interface Surface {
  /** Undefined while the context is lost. */
  readonly drawing: Drawing | undefined;
  resize(width: number, height: number): void;
  destroy(): void;
}

/** A context that does not come back in this time is given up, and Canvas2D takes over. */
const restoreMs = 3000;

/** @param onRenewed there is a new drawing that knows nothing yet */
export function createSurface(container: HTMLElement, withoutWebgl: boolean, onRenewed: () => void): Surface {
  let canvas = addCanvas(container);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drawing: Drawing | undefined =
    (withoutWebgl ? undefined : createWebglDrawing(canvas)) ?? plainDrawing();

  /** A canvas that had one kind of context can never have another. */
  function plainDrawing(): Drawing {
    const next = addCanvas(container);
    canvas.replaceWith(next);
    [next.width, next.height] = [canvas.width, canvas.height];
    canvas = next;
    return createCanvasDrawing(canvas);
  }

  const onLost = (event: Event) => {
    event.preventDefault(); // or it is never restored
    drawing = undefined;
    timer = setTimeout(() => {
      drawing = plainDrawing();
      onRenewed();
    }, restoreMs);
  };
  const onRestored = () => {
    clearTimeout(timer);
    drawing = createWebglDrawing(canvas) ?? plainDrawing();
    onRenewed();
  };
  const listened = canvas;
  listened.addEventListener('webglcontextlost', onLost);
  listened.addEventListener('webglcontextrestored', onRestored);

  return {
    get drawing() {
      return drawing;
    },
    resize(width, height) {
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
    },
    destroy() {
      clearTimeout(timer);
      listened.removeEventListener('webglcontextlost', onLost);
      listened.removeEventListener('webglcontextrestored', onRestored);
      drawing?.destroy();
      canvas.remove();
    },
  };
}

export function addCanvas(container: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  Object.assign(canvas.style, {
    position: 'absolute',
    inset: '0',
    width: '100%',
    height: '100%',
    pointerEvents: 'none',
  });
  container.append(canvas);
  return canvas;
}
