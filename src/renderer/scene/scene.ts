/**
 * Points, lines and labels in one picture that one can move in. It is handed flat data, colours and
 * what to look at, and tells where the pointer is and what was clicked. It draws only when something
 * changed; the same data, size and camera give the same picture.
 */
import { buildAdjacency } from './adjacency.ts';
import {
  boundsOf,
  fitCamera,
  mixCameras,
  panBy,
  screenToWorld,
  worldToScreen,
  zoomAbout,
  type Bounds,
  type Camera,
  type Point,
  type Size,
} from './camera.ts';
import { pointColours, prepareDrawData } from './drawData.ts';
import { findFocus, sameTarget, type Focus, type FocusTarget } from './focus.ts';
import { listenToInput } from './input.ts';
import { createLabelLayer } from './labelLayer.ts';
import { lookOf } from './look.ts';
import { easeInOut, easeOut, mixNumbers, moving, still, type Motion } from './motion.ts';
import { buildPointGrid } from './picking.ts';
import {
  emptySceneData,
  isPlaced,
  lineKinds,
  pointShapes,
  type LineKind,
  type LineVisibilities,
  type PointShape,
  type SceneData,
  type SceneTheme,
} from './sceneData.ts';
import { addCanvas, createSurface } from './surface.ts';

export interface SceneOptions {
  readonly theme: SceneTheme;
  /** Nothing glides or fades. */
  readonly isReducedMotion?: boolean;
  /** Draws with Canvas2D even where WebGL2 is to be had. */
  readonly withoutWebgl?: boolean;
  /** What a former scene looked like: points move on from there, and the camera stays. */
  readonly memory?: SceneMemory;
}

/** How a scene was left. */
export interface SceneMemory {
  readonly arrangement: string;
  /** x, y, presence (0..1) by id. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly camera: Camera;
  /** All of it was in sight, and stays so when the window changes. */
  readonly isFitted: boolean;
}

export interface Highlight {
  /** Id of a point: it is marked, its neighbourhood stays bright and the rest steps back. */
  readonly point?: string;
  /** Id of a group, likewise. */
  readonly group?: number;
}

export interface SceneEvents {
  /** Id of the point under the pointer. */
  hover: string | undefined;
  /** Id of a point; undefined for the ground between them. */
  click: string | undefined;
  /** Escape was pressed in the scene. */
  dismiss: undefined;
}

/** What is on the screen, for tests and for people who script the app. */
export interface SceneReport {
  readonly arrangement: string;
  readonly renderer: 'webgl2' | 'canvas2d' | 'lost';
  /** Points that have a place, by shape. */
  readonly points: Readonly<Record<PointShape, number>>;
  /** Lines that are drawn at rest, by kind. */
  readonly lines: Readonly<Record<LineKind, number>>;
  readonly titles: readonly string[];
  readonly groups: readonly string[];
  readonly camera: Camera;
  readonly hovered?: string;
  readonly selected?: string;
  readonly open?: string;
  /** Nothing moves, and no frame is due. */
  readonly isAtRest: boolean;
}

export interface Scene {
  /** The same arrangement keeps the camera; another one moves the points there and fits. */
  setData(data: SceneData): void;
  setTheme(theme: SceneTheme): void;
  setLines(visibilities: LineVisibilities): void;
  setHighlight(highlight: Highlight): void;
  /** Marks a point by id. */
  setOpen(id: string | undefined): void;
  /** All of it, or the points of a group. */
  fit(group?: number): void;
  zoomBy(factor: number): void;
  /** Brings a point into sight when it is not. */
  reveal(id: string): void;
  report(): SceneReport;
  /** Middle of a point in CSS px of the page, by id or label; undefined when it is not there. */
  placeOf(idOrLabel: string): Point | undefined;
  /** For the scene that comes after this one. */
  remember(): SceneMemory;
  /** @returns how to stop listening */
  on<K extends keyof SceneEvents>(event: K, listener: (payload: SceneEvents[K]) => void): () => void;
  destroy(): void;
}

/** Room for labels beside the outermost points, for names above and controls around, CSS px. */
const fitInsets = { left: 96, top: 88, right: 96, bottom: 72 };
const groupInsets = { left: 130, top: 110, right: 130, bottom: 90 };
/** Px of a world unit at most when fitting, so that two notes do not fly apart. */
const fitScaleLimit = 520;
/** A small group is shown with its surroundings. */
const groupZoomLimit = 3;
const zoomLimits = { out: 0.35, in: 40 };
/** Px around a point in which the pointer still means it. */
const pickReach = 6;
const durations = { arrange: 780, appear: 320, camera: 320, wheel: 130, focus: 200 };
/** While moving, a frame slower than this draws fewer lines; after so long a rest all are there again. */
const slowFrameMs = 40;
const restMs = 140;
const fewestLines = 1500;

const allShown: LineVisibilities = { link: 'shown', tag: 'shown', similar: 'shown' };

export function createScene(container: HTMLElement, options: SceneOptions): Scene {
  const isStill = options.isReducedMotion ?? false;
  const surface = createSurface(container, options.withoutWebgl ?? false, renewDrawing);
  const labelCanvas = addCanvas(container);
  const labels = createLabelLayer(labelCanvas);
  const listeners = new Map<keyof SceneEvents, Set<(payload: never) => void>>();

  let theme = options.theme;
  let memory = options.memory;
  let data: SceneData = { ...emptySceneData, arrangement: memory?.arrangement ?? '' };
  let prepared = prepareDrawData(data, new Map());
  let colours = pointColours(data, theme);
  let indexOf = new Map<string, number>();
  let adjacency = buildAdjacency(0, data.sources, data.targets);
  let grid = buildPointGrid(data.positions);
  let bounds: Bounds | undefined;
  let placedCount = 0;
  let largestRadius = 0;

  let size: Size = { width: 0, height: 0 };
  let fitScale = 1;
  let camera: Motion<Camera> = still(memory?.camera ?? { x: 0, y: 0, scale: 1 });
  let arrival: Motion<number> = still(1);
  let focusStrength: Motion<number> = still(0);
  let isFitted = memory?.isFitted ?? true;
  let isArranging = false;

  let visibilities = allShown;
  let highlight: Highlight = {};
  let openId: string | undefined;
  let hovered: number | undefined;
  let target: FocusTarget | undefined;
  let focus: Focus = findFocus(data, adjacency, visibilities, undefined);

  let frameHandle = 0;
  let lastFrame = 0;
  let lineBudget = Infinity;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  labels.setTheme(theme);
  renewDrawing();
  const stopInput = listenToInput(container, {
    panBy(dx, dy, isSmooth) {
      isFitted = false;
      moveCamera(panBy(camera.target, dx, dy), isSmooth ? durations.wheel : 0);
    },
    zoomBy(factor, about, isSmooth) {
      zoom(factor, about ?? middle(), isSmooth ? durations.wheel : 0);
    },
    fit: () => fit(),
    hover(at) {
      hover(at && pick(at));
    },
    click(at) {
      const point = pick(at);
      emit('click', point === undefined ? undefined : data.ids[point]);
    },
    activate() {
      if (highlight.point !== undefined) emit('click', highlight.point);
    },
    dismiss: () => emit('dismiss', undefined),
  });
  const observer = new ResizeObserver(() => resize());
  observer.observe(container);
  resize();

  function renewDrawing(): void {
    surface.drawing?.setTheme(theme);
    surface.drawing?.setData(prepared.data);
    surface.drawing?.setColours(colours);
    showFocus();
    requestFrame();
  }

  function showFocus(): void {
    surface.drawing?.setFocused(focus.points, Uint8Array.from(prepared.order, (line) => focus.lines[line]));
  }

  // The camera

  function middle(): Point {
    return { x: size.width / 2, y: size.height / 2 };
  }

  function moveCamera(to: Camera, durationMs: number): void {
    const now = performance.now();
    const ease = durationMs >= durations.arrange ? easeInOut : easeOut;
    camera = durationMs === 0 || isStill ? still(to) : moving(camera.at(now), to, now, durationMs, mixCameras, ease);
    requestFrame();
  }

  function zoom(factor: number, about: Point, durationMs: number): void {
    isFitted = false;
    hover(undefined); // the picture moves under the pointer: what it meant is over
    const limits = { min: fitScale * zoomLimits.out, max: fitScale * zoomLimits.in };
    moveCamera(zoomAbout(camera.target, size, about, factor, limits), durationMs);
  }

  function fittedCamera(): Camera {
    return bounds ? fitCamera(bounds, size, fitInsets, fitScaleLimit) : { x: 0, y: 0, scale: fitScale };
  }

  function fit(group?: number, durationMs = durations.camera): void {
    if (size.width === 0) return;
    isFitted = group === undefined;
    if (group === undefined) return moveCamera(fittedCamera(), durationMs);
    const members: number[] = [];
    for (let point = 0; point < data.groupOf.length; point++) if (data.groupOf[point] === group) members.push(point);
    const groupBounds = boundsOf(data.positions, members);
    if (groupBounds) moveCamera(fitCamera(groupBounds, size, groupInsets, fitScale * groupZoomLimit), durations.camera * 1.6);
  }

  function resize(): void {
    size = { width: container.clientWidth, height: container.clientHeight };
    if (size.width === 0 || size.height === 0) return;
    fitScale = bounds ? fittedCamera().scale : Math.min(size.width, size.height) / 2;
    if (isFitted && data.ids.length > 0) camera = still(fittedCamera());
    cancelAnimationFrame(frameHandle);
    frameHandle = 0;
    drawFrame(performance.now()); // at once: a canvas that is resized is blank until it is drawn
  }

  // Where points are

  function shareAt(now: number): number {
    return arrival.at(now);
  }

  /** x, y, presence of a point on the way. */
  function worldOf(point: number, share: number): [number, number, number] {
    const { from, to } = prepared.data;
    return [0, 1, 2].map((i) => mixNumbers(from[point * 3 + i], to[point * 3 + i], share)) as [number, number, number];
  }

  function look(at: Camera) {
    const shown = lineKinds.reduce((sum, kind) => sum + (visibilities[kind] === 'shown' ? lineCount(kind) : 0), 0);
    return lookOf(placedCount, shown, size, at.scale, at.scale / fitScale, data.hasGrounds);
  }

  function lineCount(kind: LineKind): number {
    return prepared.data.lineRanges[kind].count;
  }

  function pick(at: Point): number | undefined {
    const now = camera.at(performance.now());
    const world = screenToWorld(now, size, at);
    const perPx = look(now).pointScale / now.scale;
    return grid.nearest(
      world.x,
      world.y,
      pickReach / now.scale,
      largestRadius * perPx,
      (point) => data.radii[point] * perPx,
    );
  }

  // What is looked at

  function hover(point: number | undefined): void {
    container.style.cursor = point === undefined ? '' : 'pointer';
    if (point === hovered) return;
    hovered = point;
    retarget();
    emit('hover', point === undefined ? undefined : data.ids[point]);
  }

  function screenNow(point: number): Point {
    const now = performance.now();
    const [x, y] = worldOf(point, shareAt(now));
    return worldToScreen(camera.at(now), size, { x, y });
  }

  function selectedPoint(): number | undefined {
    const point = highlight.point === undefined ? undefined : indexOf.get(highlight.point);
    return point !== undefined && isPlaced(data, point) ? point : undefined;
  }

  function currentTarget(): FocusTarget | undefined {
    const point = hovered ?? selectedPoint();
    if (point !== undefined) return { kind: 'point', point };
    return highlight.group === undefined ? undefined : { kind: 'group', group: highlight.group };
  }

  /** When nothing is looked at any more the old focus fades out before it is forgotten. */
  function retarget(isForced = false): void {
    const next = currentTarget();
    if (!isForced && sameTarget(next, target)) return requestFrame();
    target = next;
    if (next || isForced) {
      focus = findFocus(data, adjacency, visibilities, next);
      showFocus();
    }
    const now = performance.now();
    const strength = next ? 1 : 0;
    focusStrength = isStill
      ? still(strength)
      : moving(focusStrength.at(now), strength, now, durations.focus, mixNumbers, easeInOut);
    requestFrame();
  }

  // Drawing

  function requestFrame(): void {
    if (!frameHandle) frameHandle = requestAnimationFrame(onFrame);
  }

  function onFrame(now: number): void {
    frameHandle = 0;
    drawFrame(now);
  }

  function drawFrame(now: number): void {
    if (size.width === 0 || size.height === 0) return;
    const elapsedMs = now - lastFrame;
    lastFrame = now;
    const isGliding = camera.isMoving(now) || arrival.isMoving(now);
    spendLines(elapsedMs);
    const at = camera.at(now);
    const share = shareAt(now);
    const pixelRatio = window.devicePixelRatio;
    const current = look(at);
    setPixelSize(pixelRatio);
    surface.drawing?.draw({
      camera: at,
      size,
      pixelRatio,
      mix: share,
      focus: focusStrength.at(now),
      pointScale: current.pointScale,
      lineOpacity: current.lineOpacity,
      groundRadius: current.groundRadius,
      lines: visibilities,
      maxLines: lineBudget,
      hasThinLines: current.hasThinLines,
    });
    const isFading = labels.draw({
      camera: at,
      size,
      pixelRatio,
      look: current,
      focus: focusStrength.at(now),
      focused: focus.points,
      hovered,
      selected: selectedPoint(),
      open: openId === undefined ? undefined : placedPoint(openId),
      selectedGroup: highlight.group,
      screenOf(point) {
        const [x, y, presence] = worldOf(point, share);
        return presence < 0.5 ? undefined : worldToScreen(at, size, { x, y });
      },
      radiusOf: (point) => data.radii[point] * current.pointScale,
      colourOf: (point) => `rgb(${colours.subarray(point * 4, point * 4 + 3).join(' ')})`,
      arrival: isArranging ? share : 1,
      elapsedMs: isStill ? Infinity : Math.min(elapsedMs, 50),
    });
    if (isGliding || isFading || focusStrength.isMoving(now)) requestFrame();
  }

  /** On a slow machine lines are drawn in part while the picture moves, and all when it rests. */
  function spendLines(elapsedMs: number): void {
    const isMoving = elapsedMs < restMs;
    if (isMoving && elapsedMs > slowFrameMs) {
      const most = Math.max(...lineKinds.map(lineCount));
      lineBudget = Math.max(fewestLines, Math.min(lineBudget, most) / 2);
    }
    clearTimeout(restTimer);
    if (lineBudget === Infinity) return;
    restTimer = setTimeout(() => {
      lineBudget = Infinity;
      requestFrame();
    }, restMs);
  }

  function setPixelSize(pixelRatio: number): void {
    const width = Math.round(size.width * pixelRatio);
    const height = Math.round(size.height * pixelRatio);
    surface.resize(width, height);
    if (labelCanvas.width !== width) labelCanvas.width = width;
    if (labelCanvas.height !== height) labelCanvas.height = height;
  }

  function placedPoint(id: string): number | undefined {
    const point = indexOf.get(id);
    return point !== undefined && isPlaced(data, point) ? point : undefined;
  }

  function emit<K extends keyof SceneEvents>(event: K, payload: SceneEvents[K]): void {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  }

  function placesNow(): Map<string, readonly number[]> {
    if (memory) return new Map(memory.places);
    const share = shareAt(performance.now());
    return new Map(data.ids.map((id, point) => [id, worldOf(point, share)]));
  }

  return {
    setData(next) {
      const now = performance.now();
      const isFirst = data.ids.length === 0 && !memory;
      const isOther = next.arrangement !== data.arrangement;
      prepared = prepareDrawData(next, placesNow());
      memory = undefined;
      data = next;
      indexOf = new Map(data.ids.map((id, point) => [id, point]));
      adjacency = buildAdjacency(data.ids.length, data.sources, data.targets);
      grid = buildPointGrid(data.positions);
      bounds = boundsOf(data.positions);
      colours = pointColours(data, theme);
      placedCount = data.ids.reduce((count, _, point) => count + (isPlaced(data, point) ? 1 : 0), 0);
      largestRadius = data.radii.reduce((largest, radius) => Math.max(largest, radius), 0);
      hovered = undefined;
      labels.setData(data);
      isArranging = isFirst || isOther;
      const durationMs = isFirst || !isOther ? durations.appear : durations.arrange;
      const ease = isFirst || !isOther ? easeOut : easeInOut;
      arrival = isStill ? still(1) : moving(0, 1, now, durationMs, mixNumbers, ease);
      retarget(true);
      renewDrawing();
      if (size.width === 0) return;
      fitScale = bounds ? fittedCamera().scale : fitScale;
      if (isFirst) camera = still(fittedCamera());
      else if (isOther) fit(undefined, durations.arrange);
      else if (isFitted) fit();
      if (isFirst || isOther) isFitted = true;
    },
    setTheme(next) {
      theme = next;
      colours = pointColours(data, theme);
      labels.setTheme(theme);
      surface.drawing?.setTheme(theme);
      surface.drawing?.setColours(colours);
      requestFrame();
    },
    setLines(next) {
      visibilities = next;
      retarget(true);
    },
    setHighlight(next) {
      highlight = next;
      retarget();
    },
    setOpen(id) {
      openId = id;
      requestFrame();
    },
    fit,
    zoomBy: (factor) => zoom(factor, middle(), durations.camera / 1.5),
    reveal(id) {
      const point = placedPoint(id);
      if (point === undefined || size.width === 0) return;
      const world = { x: data.positions[point * 2], y: data.positions[point * 2 + 1] };
      const at = worldToScreen(camera.target, size, world);
      const isInside = at.x > 40 && at.y > 40 && at.x < size.width - 40 && at.y < size.height - 40;
      if (isInside) return;
      isFitted = false;
      moveCamera({ ...camera.target, ...world }, durations.camera);
    },
    report() {
      const now = performance.now();
      const points = { disc: 0, diamond: 0, ring: 0 };
      data.ids.forEach((_, point) => {
        if (isPlaced(data, point)) points[pointShapes[data.shapes[point]]]++;
      });
      return {
        arrangement: data.arrangement,
        renderer: surface.drawing?.kind ?? 'lost',
        points,
        lines: Object.fromEntries(
          lineKinds.map((kind) => [kind, visibilities[kind] === 'shown' ? drawnLines(kind) : 0]),
        ) as Record<LineKind, number>,
        ...labels.report(),
        camera: camera.at(now),
        hovered: hovered === undefined ? undefined : data.ids[hovered],
        selected: highlight.point,
        open: openId,
        isAtRest: frameHandle === 0 && lineBudget === Infinity && size.width > 0,
      };
    },
    placeOf(idOrLabel) {
      const point = indexOf.get(idOrLabel) ?? data.labels.indexOf(idOrLabel);
      if (point < 0 || !isPlaced(data, point)) return undefined;
      const { left, top } = container.getBoundingClientRect();
      const at = screenNow(point);
      return { x: left + at.x, y: top + at.y };
    },
    remember: () => ({
      arrangement: data.arrangement,
      places: placesNow(),
      camera: camera.at(performance.now()),
      isFitted,
    }),
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    destroy() {
      cancelAnimationFrame(frameHandle);
      clearTimeout(restTimer);
      observer.disconnect();
      stopInput();
      surface.destroy();
      labelCanvas.remove();
    },
  };

  /** Lines both ends of which are there. */
  function drawnLines(kind: LineKind): number {
    const { start, count } = prepared.data.lineRanges[kind];
    let drawn = 0;
    for (let line = start; line < start + count; line++) {
      if (isPlaced(data, prepared.data.sources[line]) && isPlaced(data, prepared.data.targets[line])) drawn++;
    }
    return drawn;
  }
}
