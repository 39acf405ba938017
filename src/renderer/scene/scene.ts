/**
 * Points, lines and labels in one picture that one can move in. It is handed flat data, colours and
 * what to look at, and tells where the pointer is and what was clicked. It draws only when something
 * changed; the same data, size and camera give the same picture.
 */
import { boundsOf, screenToWorld, worldToScreen, type Camera, type Point } from './camera.ts';
import { pointColours } from './drawData.ts';
import { findFocus, sameTarget, type Focus, type FocusTarget } from './focus.ts';
import { listenToInput } from './input.ts';
import { createLabelLayer } from './labelLayer.ts';
import { countLines, countPoints, createLayout } from './layout.ts';
import { createLineBudget } from './lineBudget.ts';
import { lookOf, type Look } from './look.ts';
import { easeInOut, easeOut, mixNumbers, moving, still, type Motion } from './motion.ts';
import { emptySceneData, lineKinds, type LineVisibilities, type SceneData } from './sceneData.ts';
import type { Highlight, Scene, SceneEvents, SceneOptions } from './sceneTypes.ts';
import { addCanvas, createSurface } from './surface.ts';
import { createViewpoint } from './viewpoint.ts';

/** Px around a point in which the pointer still means it. */
const pickReach = 6;
const durations = { arrange: 780, appear: 320, camera: 320, group: 520, zoom: 220, step: 130, focus: 200 };
/** After so long a rest all lines are drawn again. */
const restMs = 140;
/** Labels fade by no more than this in one frame, however long the page was busy. */
const longestFadeStepMs = 50;

const clock = () => performance.now();

export function createScene(container: HTMLElement, options: SceneOptions): Scene {
  const isStill = options.isReducedMotion ?? false;
  const surface = createSurface(container, options.withoutWebgl ?? false, fillDrawing);
  const labelCanvas = addCanvas(container);
  const labels = createLabelLayer(labelCanvas);
  const listeners = new Map<keyof SceneEvents, Set<(payload: never) => void>>();
  const budget = createLineBudget();
  const viewpoint = createViewpoint({ clock, isStill, start: options.memory });

  let theme = options.theme;
  let memory = options.memory;
  let layout = createLayout({ ...emptySceneData, arrangement: memory?.arrangement ?? '' }, new Map());
  let colours = pointColours(layout.data, theme);
  let visibilities: LineVisibilities = { link: 'shown', tag: 'shown', similar: 'shown' };
  let highlight: Highlight = {};
  let openId: string | undefined;
  let hovered: number | undefined;

  let target: FocusTarget | undefined;
  let focus: Focus = findFocus(layout.data, layout.adjacency, visibilities, undefined);
  let focusStrength: Motion<number> = still(0);
  /** The way of the points from where they were to where they belong. */
  let arrival: Motion<number> = still(1);
  let isArranging = false;

  let frameHandle = 0;
  let requestedAt = 0;
  let lastFrameAt = 0;
  let lastCamera: Camera | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  labels.setTheme(theme);
  fillDrawing();
  const stopInput = listenToInput(container, {
    panBy(dx, dy, isSmooth) {
      viewpoint.panBy(dx, dy, isSmooth ? durations.step : 0);
      requestFrame();
    },
    zoomBy(factor, about, isSmooth) {
      hover(undefined); // the picture moves under the pointer: what it meant is over
      viewpoint.zoomBy(factor, about, isSmooth ? durations.step : 0);
      requestFrame();
    },
    fit: () => fit(),
    hover: (at) => hover(at && pick(at)),
    click(at) {
      const point = pick(at);
      emit('click', point === undefined ? undefined : layout.data.ids[point]);
    },
    activate() {
      if (highlight.point !== undefined) emit('click', highlight.point);
    },
    dismiss: () => emit('dismiss', undefined),
  });
  const observer = new ResizeObserver(resize);
  observer.observe(container);
  resize();

  /** A drawing that is new, or new again after a lost context, knows nothing yet. */
  function fillDrawing(): void {
    surface.drawing?.setTheme(theme);
    surface.drawing?.setData(layout.prepared.data);
    surface.drawing?.setColours(colours);
    showFocus();
    requestFrame();
  }

  function showFocus(): void {
    surface.drawing?.setFocused(
      focus.points,
      Uint8Array.from(layout.prepared.order, (line) => focus.lines[line]),
    );
  }

  function resize(): void {
    viewpoint.resize({ width: container.clientWidth, height: container.clientHeight });
    cancelAnimationFrame(frameHandle);
    frameHandle = 0;
    drawFrame(clock(), 0); // at once: a canvas that is resized is blank until it is drawn
  }

  function fit(group?: number): void {
    if (group === undefined) viewpoint.fit(durations.camera);
    else {
      const { groupOf, positions } = layout.data;
      const members = [...groupOf.keys()].filter((point) => groupOf[point] === group);
      const bounds = boundsOf(positions, members);
      if (bounds) viewpoint.fitTo(bounds, durations.group);
    }
    requestFrame();
  }

  // What the pointer means and what is looked at

  function look(camera: Camera): Look {
    const lines = lineKinds.reduce(
      (sum, kind) => sum + (visibilities[kind] === 'shown' ? layout.lineCount(kind) : 0),
      0,
    );
    const zoom = camera.scale / viewpoint.fitScale;
    return lookOf(layout.placedCount, lines, viewpoint.size, camera.scale, zoom, layout.data.hasGrounds);
  }

  function pick(at: Point): number | undefined {
    const camera = viewpoint.at(clock());
    const { x, y } = screenToWorld(camera, viewpoint.size, at);
    const { grid, data, largestRadius } = layout;
    const perPx = look(camera).pointScale / camera.scale;
    return grid.nearest(
      x,
      y,
      pickReach / camera.scale,
      largestRadius * perPx,
      (point) => data.radii[point] * perPx,
    );
  }

  function hover(point: number | undefined): void {
    container.style.cursor = point === undefined ? '' : 'pointer';
    if (point === hovered) return;
    hovered = point;
    retarget();
    emit('hover', point === undefined ? undefined : layout.data.ids[point]);
  }

  function currentTarget(): FocusTarget | undefined {
    const point = hovered ?? layout.find(highlight.point);
    if (point !== undefined) return { kind: 'point', point };
    return highlight.group === undefined ? undefined : { kind: 'group', group: highlight.group };
  }

  /** When nothing is looked at any more the old focus fades out before it is forgotten. */
  function retarget(isForced = false): void {
    requestFrame();
    const next = currentTarget();
    if (!isForced && sameTarget(next, target)) return;
    target = next;
    if (next || isForced) {
      focus = findFocus(layout.data, layout.adjacency, visibilities, next);
      showFocus();
    }
    const now = clock();
    const strength = next ? 1 : 0;
    focusStrength = isStill
      ? still(strength)
      : moving(focusStrength.at(now), strength, now, durations.focus, mixNumbers, easeInOut);
  }

  // Frames

  function requestFrame(): void {
    if (frameHandle) return;
    requestedAt = clock();
    frameHandle = requestAnimationFrame((now) => {
      frameHandle = 0;
      drawFrame(now, clock() - requestedAt);
    });
  }

  function drawFrame(now: number, waitedMs: number): void {
    if (!viewpoint.hasSize) return;
    const { size } = viewpoint;
    const camera = viewpoint.at(now);
    const share = arrival.at(now);
    const strength = focusStrength.at(now);
    const pixelRatio = window.devicePixelRatio;
    const current = look(camera);
    setPixelSize(pixelRatio);
    surface.drawing?.draw({
      ...current,
      camera,
      size,
      pixelRatio,
      mix: share,
      focus: strength,
      lines: visibilities,
      maxLines: spendLines(camera !== lastCamera || arrival.isMoving(now), waitedMs),
    });
    const isFading = labels.draw({
      camera,
      size,
      pixelRatio,
      look: current,
      focus: strength,
      focused: focus.points,
      hovered,
      selected: layout.find(highlight.point),
      selectedGroup: highlight.group,
      open: layout.find(openId),
      screenOf(point) {
        const [x, y, presence] = layout.worldOf(point, share);
        return presence < 0.5 ? undefined : worldToScreen(camera, size, { x, y });
      },
      radiusOf: (point) => layout.data.radii[point] * current.pointScale,
      colourOf: (point) => `rgb(${colours.subarray(point * 4, point * 4 + 3).join(' ')})`,
      arrival: isArranging ? share : 1,
      elapsedMs: isStill ? Infinity : Math.min(now - lastFrameAt, longestFadeStepMs),
    });
    lastFrameAt = now;
    lastCamera = camera;
    const isMoving = viewpoint.isMoving(now) || arrival.isMoving(now) || focusStrength.isMoving(now);
    if (isMoving || isFading) requestFrame();
  }

  function spendLines(isMoving: boolean, waitedMs: number): number {
    clearTimeout(restTimer);
    restTimer = undefined;
    const count = budget.spend(isMoving, waitedMs, Math.max(...lineKinds.map(layout.lineCount)));
    if (count === Infinity) return count;
    restTimer = setTimeout(() => {
      restTimer = undefined;
      requestFrame();
    }, restMs);
    return count;
  }

  function setPixelSize(pixelRatio: number): void {
    const width = Math.round(viewpoint.size.width * pixelRatio);
    const height = Math.round(viewpoint.size.height * pixelRatio);
    surface.resize(width, height);
    if (labelCanvas.width !== width) labelCanvas.width = width;
    if (labelCanvas.height !== height) labelCanvas.height = height;
  }

  function emit<K extends keyof SceneEvents>(event: K, payload: SceneEvents[K]): void {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  }

  function placesNow(): ReadonlyMap<string, readonly number[]> {
    return memory?.places ?? layout.worlds(arrival.at(clock()));
  }

  function setData(data: SceneData): void {
    const isFirst = layout.data.ids.length === 0 && !memory;
    isArranging = isFirst || data.arrangement !== layout.data.arrangement;
    layout = createLayout(data, placesNow());
    memory = undefined;
    colours = pointColours(data, theme);
    hovered = undefined;
    labels.setData(data);
    const isJourney = isArranging && !isFirst;
    arrival = isStill
      ? still(1)
      : moving(
          0,
          1,
          clock(),
          isJourney ? durations.arrange : durations.appear,
          mixNumbers,
          isJourney ? easeInOut : easeOut,
        );
    retarget(true);
    fillDrawing();
    viewpoint.setBounds(layout.bounds);
    if (isFirst) viewpoint.fit(0);
    else if (isArranging) viewpoint.fit(durations.arrange);
    else if (viewpoint.isFitted) viewpoint.fit(durations.camera);
  }

  return {
    setData,
    setTheme(next) {
      theme = next;
      colours = pointColours(layout.data, theme);
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
    zoomBy(factor) {
      viewpoint.zoomBy(factor, undefined, durations.zoom);
      requestFrame();
    },
    reveal(id) {
      const point = layout.find(id);
      if (point === undefined || !viewpoint.hasSize) return;
      const [x, y] = layout.worldOf(point, 1);
      viewpoint.reveal({ x, y }, durations.camera);
      requestFrame();
    },
    report: () => ({
      arrangement: layout.data.arrangement,
      renderer: surface.drawing?.kind ?? 'lost',
      points: countPoints(layout.data),
      lines: countLines(layout.data, visibilities),
      ...labels.report(),
      camera: viewpoint.at(clock()),
      hovered: hovered === undefined ? undefined : layout.data.ids[hovered],
      selected: highlight.point,
      open: openId,
      isAtRest: frameHandle === 0 && restTimer === undefined && viewpoint.hasSize,
    }),
    placeOf(idOrLabel) {
      const point =
        layout.find(idOrLabel) ?? layout.find(layout.data.ids[layout.data.labels.indexOf(idOrLabel)]);
      if (point === undefined) return undefined;
      const now = clock();
      const [x, y] = layout.worldOf(point, arrival.at(now));
      const at = worldToScreen(viewpoint.at(now), viewpoint.size, { x, y });
      const { left, top } = container.getBoundingClientRect();
      return { x: left + at.x, y: top + at.y };
    },
    remember: () => ({
      arrangement: layout.data.arrangement,
      places: placesNow(),
      camera: viewpoint.at(clock()),
      isFitted: viewpoint.isFitted,
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
}
