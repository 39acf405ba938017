import {
  fitCamera,
  mixCameras,
  panBy,
  worldToScreen,
  zoomAbout,
  type Bounds,
  type Camera,
  type Insets,
  type Point,
  type Size,
} from './camera.ts';
import { easeInOut, easeOut, moving, still, type Motion } from './motion.ts';

/** The camera with its window: where it is, where it is going, and what "all of it" means. */
export interface Viewpoint {
  readonly size: Size;
  /** False until the window has a size. */
  readonly hasSize: boolean;
  /** All is in sight and stays so when window or data change; until the person moves the view. */
  readonly isFitted: boolean;
  /** Scale at which all is in sight. */
  readonly fitScale: number;
  at(now: number): Camera;
  isMoving(now: number): boolean;
  /** @param bounds of what is there; undefined when nothing is */
  setBounds(bounds: Bounds | undefined): void;
  resize(size: Size): void;
  panBy(dx: number, dy: number, durationMs: number): void;
  /** @param about CSS px in the window; its middle when undefined */
  zoomBy(factor: number, about: Point | undefined, durationMs: number): void;
  fit(durationMs: number): void;
  /** A part of it, with its surroundings when it is small. */
  fitTo(bounds: Bounds, durationMs: number): void;
  /** Brings a place to the middle when it is out of sight or at the very rim. */
  reveal(world: Point, durationMs: number): void;
}

export interface ViewpointOptions {
  /** ms, as animation frames have it. */
  readonly clock: () => number;
  /** Nothing glides. */
  readonly isStill: boolean;
  readonly start?: { readonly camera: Camera; readonly isFitted: boolean };
}

/** Room for labels beside the outermost points, for names above and controls around, CSS px; less in a small window. */
const fitInsets = { side: 96, sideShare: 0.12, top: 88, topShare: 0.12, bottom: 100, bottomShare: 0.14 };
const partInsets = { left: 130, top: 110, right: 130, bottom: 90 };
/** Px of a world unit at most when fitting, so that two notes do not fly apart. */
const fitScaleLimit = 520;
const partZoomLimit = 3;
const zoomLimits = { out: 0.35, in: 40 };
const rimPx = 40;
/** From here on a move is a journey and begins softly too. */
const journeyMs = 500;

export function createViewpoint({ clock, isStill, start }: ViewpointOptions): Viewpoint {
  let size: Size = { width: 0, height: 0 };
  let bounds: Bounds | undefined;
  let fitScale = 1;
  let isFitted = start?.isFitted ?? true;
  let camera: Motion<Camera> = still(start?.camera ?? { x: 0, y: 0, scale: 1 });

  function move(to: Camera, durationMs: number): void {
    const now = clock();
    const ease = durationMs >= journeyMs ? easeInOut : easeOut;
    camera =
      durationMs === 0 || isStill ? still(to) : moving(camera.at(now), to, now, durationMs, mixCameras, ease);
  }

  function fittedCamera(): Camera {
    return bounds ? fitCamera(bounds, size, insetsIn(size), fitScaleLimit) : { x: 0, y: 0, scale: fitScale };
  }

  function updateFitScale(): void {
    if (size.width === 0) return;
    fitScale = bounds ? fittedCamera().scale : Math.min(size.width, size.height) / 2;
  }

  return {
    get size() {
      return size;
    },
    get hasSize() {
      return size.width > 0 && size.height > 0;
    },
    get isFitted() {
      return isFitted;
    },
    get fitScale() {
      return fitScale;
    },
    at: (now) => camera.at(now),
    isMoving: (now) => camera.isMoving(now),
    setBounds(next) {
      bounds = next;
      updateFitScale();
    },
    resize(next) {
      size = next;
      updateFitScale();
      if (isFitted && bounds) camera = still(fittedCamera());
    },
    panBy(dx, dy, durationMs) {
      isFitted = false;
      move(panBy(camera.target, dx, dy), durationMs);
    },
    zoomBy(factor, about, durationMs) {
      isFitted = false;
      const limits = { min: fitScale * zoomLimits.out, max: fitScale * zoomLimits.in };
      const middle = { x: size.width / 2, y: size.height / 2 };
      move(zoomAbout(camera.target, size, about ?? middle, factor, limits), durationMs);
    },
    fit(durationMs) {
      isFitted = true;
      if (size.width > 0) move(fittedCamera(), durationMs);
    },
    fitTo(part, durationMs) {
      isFitted = false;
      if (size.width > 0) move(fitCamera(part, size, partInsets, fitScale * partZoomLimit), durationMs);
    },
    reveal(world, durationMs) {
      const { x, y } = worldToScreen(camera.target, size, world);
      const isInSight = x > rimPx && y > rimPx && x < size.width - rimPx && y < size.height - rimPx;
      if (isInSight) return;
      isFitted = false;
      move({ ...camera.target, ...world }, durationMs);
    },
  };
}

function insetsIn({ width, height }: Size): Insets {
  const side = Math.min(fitInsets.side, width * fitInsets.sideShare);
  const top = Math.min(fitInsets.top, height * fitInsets.topShare);
  const bottom = Math.min(fitInsets.bottom, height * fitInsets.bottomShare);
  return { left: side, right: side, top, bottom };
}
