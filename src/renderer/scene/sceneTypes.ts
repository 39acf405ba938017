import type { Camera, Point } from './camera.ts';
import type { LineKind, LineVisibilities, PointShape, SceneData, SceneTheme } from './sceneData.ts';

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
