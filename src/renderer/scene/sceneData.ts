/** What a scene is given: flat arrays, built once, then asked. A scene knows no note, no store and no language. */

export const pointShapes = ['disc', 'diamond', 'ring'] as const;
export type PointShape = (typeof pointShapes)[number];

export const lineKinds = ['link', 'tag', 'similar'] as const;
export type LineKind = (typeof lineKinds)[number];

/** `traced`: drawn only where a point is looked at. */
export type LineVisibility = 'shown' | 'traced' | 'hidden';
export type LineVisibilities = Readonly<Record<LineKind, LineVisibility>>;

export interface SceneData {
  /** Says which arrangement this is; another name moves the points and fits the view anew. */
  readonly arrangement: string;
  /** One a point; the same id in the next data is the same point, and moves there. */
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  /** x0, y0, x1, y1, ... y grows downwards; NaN where a point has no place here. */
  readonly positions: Float32Array;
  /** Index into `pointShapes`. */
  readonly shapes: Uint8Array;
  /** Index into `groups`; -1 for none. */
  readonly groupOf: Int32Array;
  /** Radius in CSS px of a roomy scene; crowded ones draw all smaller. */
  readonly radii: Float32Array;
  /** 1 where a thin ring says that the point stands apart. */
  readonly isRinged: Uint8Array;
  /** Lines by index into `ids`; arrays of one length. Weights 0..1 make them stronger. */
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  /** Index into `lineKinds`. */
  readonly kinds: Uint8Array;
  readonly weights: Float32Array;
  readonly groups: readonly SceneGroup[];
  /** Whether groups have a tinted ground and a name. */
  readonly hasGrounds: boolean;
}

export interface SceneGroup {
  readonly id: number;
  readonly label: string;
  /** Index into the theme's `groups`. */
  readonly colour: number;
}

/** CSS colours in hex; sizes come from the scene. */
export interface SceneTheme {
  readonly ground: string;
  readonly node: string;
  readonly tag: string;
  readonly missing: string;
  readonly selected: string;
  readonly lines: Readonly<Record<LineKind, string>>;
  readonly label: string;
  readonly groups: readonly string[];
  readonly groupNone: string;
  readonly fontFamily: string;
  readonly isDark: boolean;
}

export function isPlaced(data: SceneData, point: number): boolean {
  return !Number.isNaN(data.positions[point * 2]);
}

export const emptySceneData: SceneData = {
  arrangement: '',
  ids: [],
  labels: [],
  positions: new Float32Array(),
  shapes: new Uint8Array(),
  groupOf: new Int32Array(),
  radii: new Float32Array(),
  isRinged: new Uint8Array(),
  sources: new Uint32Array(),
  targets: new Uint32Array(),
  kinds: new Uint8Array(),
  weights: new Float32Array(),
  groups: [],
  hasGrounds: false,
};
