/**
 * Titles, group names and the marks of single points, on one 2d canvas over the scene: the browser
 * shapes Korean and English, and text stays sharp. Labels come and go softly.
 */
import { placeGroups, type GroupPlace } from './groupPlaces.ts';
import { mixHex } from './colour.ts';
import { worldToScreen, type Camera, type Point, type Size } from './camera.ts';
import { createLabelSprites, type LabelSprites } from './labelSprites.ts';
import { createLabelTexts, type LabelStyle } from './labelTexts.ts';
import type { Look } from './look.ts';
import { drawMark, type Mark } from './marks.ts';
import {
  placeLabels,
  type Box,
  type LabelCandidate,
  type LabelSide,
  type PlacedLabel,
} from './placeLabels.ts';
import { emptySceneData, type SceneData, type SceneTheme } from './sceneData.ts';

export interface LabelFrame {
  readonly camera: Camera;
  readonly size: Size;
  readonly pixelRatio: number;
  readonly look: Look;
  /** 0..1: how far all that is not looked at has stepped back. */
  readonly focus: number;
  readonly focused: Uint8Array;
  readonly hovered?: number;
  readonly selected?: number;
  readonly open?: number;
  /** Id of a group. */
  readonly selectedGroup?: number;
  /** Where a point is now, CSS px; undefined when it is not there. */
  readonly screenOf: (point: number) => Point | undefined;
  readonly radiusOf: (point: number) => number;
  readonly colourOf: (point: number) => string;
  /** 0..1 of the way to a new arrangement: labels come at its end. */
  readonly arrival: number;
  /** ms since the last frame; Infinity shows everything at once. */
  readonly elapsedMs: number;
}

export interface LabelLayer {
  setData(data: SceneData): void;
  setTheme(theme: SceneTheme): void;
  /** @returns whether labels are still coming or going, so that another frame is due */
  draw(frame: LabelFrame): boolean;
  /** What stands on the screen now: titles and group names. */
  report(): { readonly titles: readonly string[]; readonly groups: readonly string[] };
}

const fadeMs = 140;
/** Share of the way to a new arrangement after which labels come. */
const arrivalOfLabels = 0.9;
const titleHeight = 15;
const groupHeight = 20;
/** From the rim of a point to its title. */
const titleOffset = 4;
/** Candidates tried at most in one frame; the first ones matter most. */
const candidateLimit = 1600;
/** Of a hub with very many neighbours the first are named. */
const focusedTitleLimit = 60;
/** With more points in sight than this, titles may cross points: there is no room to avoid all. */
const obstacleLimit = 500;

const titleSides: readonly LabelSide[] = ['below', 'right', 'left', 'above'];
const groupSides: readonly LabelSide[] = ['above', 'below', 'middle'];

interface Label {
  readonly key: string;
  readonly text: string;
  readonly point?: number;
  readonly group?: GroupPlace;
  side: LabelSide;
  opacity: number;
  isWanted: boolean;
}

interface Wanted {
  readonly key: string;
  readonly text: string;
  readonly point?: number;
  readonly group?: GroupPlace;
}

export function createLabelLayer(canvas: HTMLCanvasElement): LabelLayer {
  const context = canvas.getContext('2d')!;
  let data = emptySceneData;
  let theme: SceneTheme | undefined;
  let groups: readonly GroupPlace[] = [];
  let groupLabels = new Map<number, string>();
  let groupColours = new Map<number, string>();
  let byImportance: Uint32Array = new Uint32Array();
  let labels = new Map<string, Label>();
  let texts = createLabelTexts(context, 'sans-serif');
  let sprites: { readonly pixelRatio: number; readonly of: LabelSprites } | undefined;

  function styleOf(label: Wanted, frame: LabelFrame): LabelStyle {
    if (label.group) return 'group';
    return label.point === frame.hovered || label.point === frame.selected || label.point === frame.open
      ? 'strong'
      : 'title';
  }

  function* wantedLabels(frame: LabelFrame): Generator<Wanted> {
    const seen = new Set<number>();
    const title = (point: number): Wanted => ({
      key: `p${data.ids[point]}`,
      text: data.labels[point],
      point,
    });
    for (const point of [frame.hovered, frame.selected, frame.open]) {
      if (point === undefined || seen.has(point)) continue;
      seen.add(point);
      yield title(point);
    }
    const focused: number[] = [];
    if (frame.focus > 0)
      for (const point of byImportance) if (frame.focused[point] && !seen.has(point)) focused.push(point);
    if (frame.arrival < arrivalOfLabels) return; // what flies past one another is not to be read
    for (const group of groups) {
      if (frame.look.groupNames === 0 && group.group !== frame.selectedGroup) continue;
      yield { key: `g${group.group}`, text: groupLabels.get(group.group) ?? '', group };
    }
    for (const point of focused.slice(0, focusedTitleLimit)) {
      seen.add(point);
      yield title(point);
    }
    if (frame.look.titleLimit === 0) return;
    for (const point of byImportance) if (!seen.has(point)) yield title(point);
  }

  function findPlaces(frame: LabelFrame): { placed: PlacedLabel[]; wanted: Wanted[] } {
    const wanted: Wanted[] = [];
    const candidates: LabelCandidate[] = [];
    const { size } = frame;
    for (const label of wantedLabels(frame)) {
      if (candidates.length >= candidateLimit) break;
      const at = placeOf(label, frame);
      if (!at || at.x < -20 || at.y < -20 || at.x > size.width + 20 || at.y > size.height + 20) continue;
      const { width } = texts.shorten(label.text, styleOf(label, frame));
      const before = labels.get(label.key)?.side;
      const sides = label.group ? groupSides : titleSides;
      candidates.push({
        ...at,
        width,
        height: label.group ? groupHeight : titleHeight,
        offset: offsetOf(label, frame),
        isImportant: styleOf(label, frame) !== 'title',
        sides: before ? [before, ...sides.filter((side) => side !== before)] : sides,
      });
      wanted.push(label);
    }
    const limit = frame.look.titleLimit + groups.length + (frame.focus > 0 ? focusedTitleLimit : 0) + 3;
    return { placed: placeLabels(candidates, size, limit, pointBoxes(frame)), wanted };
  }

  function placeOf(label: Wanted, frame: LabelFrame): Point | undefined {
    if (label.point !== undefined) return frame.screenOf(label.point);
    return label.group && worldToScreen(frame.camera, frame.size, label.group);
  }

  function offsetOf(label: Wanted, { camera, radiusOf }: LabelFrame): number {
    if (label.group) return label.group.halfHeight * camera.scale + 16;
    return radiusOf(label.point!) + titleOffset;
  }

  function pointBoxes({ screenOf, radiusOf, size }: LabelFrame): Box[] {
    const boxes: Box[] = [];
    for (const point of byImportance) {
      const at = screenOf(point);
      if (!at || at.x < 0 || at.y < 0 || at.x > size.width || at.y > size.height) continue;
      if (boxes.length >= obstacleLimit) return [];
      const reach = radiusOf(point) * 0.8;
      boxes.push({ left: at.x - reach, top: at.y - reach, right: at.x + reach, bottom: at.y + reach });
    }
    return boxes;
  }

  function updateLabels(frame: LabelFrame): boolean {
    const { placed, wanted } = findPlaces(frame);
    for (const label of labels.values()) label.isWanted = false;
    for (const { index, side } of placed) {
      const label = wanted[index];
      const known = labels.get(label.key);
      if (known) Object.assign(known, { side, isWanted: true, point: label.point, group: label.group });
      else labels.set(label.key, { ...label, side, opacity: 0, isWanted: true });
    }
    const step = frame.elapsedMs / fadeMs;
    let isFading = false;
    for (const [key, label] of labels) {
      const target = label.isWanted ? 1 : 0;
      label.opacity += Math.min(step, Math.max(-step, target - label.opacity));
      if (label.opacity !== target) isFading = true;
      else if (target === 0) labels.delete(key);
    }
    return isFading;
  }

  function drawLabel(label: Label, frame: LabelFrame, { ground, label: ink }: SceneTheme): void {
    const at = placeOf(label, frame);
    if (!at) return;
    const style = styleOf(label, frame);
    const { width } = texts.shorten(label.text, style);
    const offset = offsetOf(label, frame);
    const height = label.group ? groupHeight : titleHeight;
    const x =
      label.side === 'right'
        ? at.x + offset
        : label.side === 'left'
          ? at.x - offset - width
          : at.x - width / 2;
    const y =
      label.side === 'below'
        ? at.y + offset
        : label.side === 'above'
          ? at.y - offset - height
          : at.y - height / 2;
    const fill = label.group ? (groupColours.get(label.group.group) ?? ink) : ink;
    context.globalAlpha = label.opacity * strengthOf(label, frame);
    spritesAt(frame.pixelRatio).draw(label.text, style, { fill, rim: ground }, x, y + height / 2);
  }

  function spritesAt(pixelRatio: number): LabelSprites {
    if (sprites?.pixelRatio !== pixelRatio)
      sprites = { pixelRatio, of: createLabelSprites(context, texts, pixelRatio) };
    return sprites.of;
  }

  function strengthOf(label: Label, frame: LabelFrame): number {
    if (label.group) {
      if (label.group.group === frame.selectedGroup) return 1;
      const isLookedAt = isGroupFocused(label.group.group, frame);
      return frame.look.groupNames * (isLookedAt ? 1 : 1 - 0.6 * frame.focus);
    }
    if (label.point === frame.hovered || label.point === frame.selected || label.point === frame.open)
      return 1;
    const isLookedAt = frame.focused[label.point!] === 1;
    return isLookedAt ? 0.9 + 0.1 * frame.focus : 0.9 - 0.72 * frame.focus;
  }

  function isGroupFocused(group: number, { focused }: LabelFrame): boolean {
    for (let point = 0; point < focused.length; point++)
      if (focused[point] && data.groupOf[point] === group) return true;
    return false;
  }

  function markPoint(kind: Mark['kind'], frame: LabelFrame, { selected }: SceneTheme): void {
    const point = frame[kind];
    const at = point === undefined ? undefined : frame.screenOf(point);
    if (point === undefined || !at) return;
    const colour = kind === 'hovered' ? frame.colourOf(point) : selected;
    drawMark(context, { kind, at, radius: frame.radiusOf(point), colour, isDisc: data.shapes[point] === 0 });
  }

  return {
    setData(next) {
      data = next;
      groups = data.hasGrounds ? placeGroups(data) : [];
      groupLabels = new Map(data.groups.map(({ id, label }) => [id, label]));
      byImportance = orderByImportance(data);
      labels = new Map(
        [...labels].filter(
          ([, label]) => label.point === undefined || data.ids[label.point] === label.key.slice(1),
        ),
      );
      if (theme) groupColours = namesInk(data, theme);
    },
    setTheme(next) {
      theme = next;
      texts = createLabelTexts(context, theme.fontFamily); // also when the page's font has come: it measures otherwise
      sprites = undefined;
      groupColours = namesInk(data, theme);
    },
    draw(frame) {
      const { size, pixelRatio } = frame;
      context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
      context.clearRect(0, 0, size.width, size.height);
      if (!theme) return false;
      const isFading = updateLabels(frame);
      for (const kind of ['open', 'selected', 'hovered'] as const) markPoint(kind, frame, theme);
      const inOrder = [...labels.values()].sort(
        (a, b) => Number(a.group !== undefined) - Number(b.group !== undefined),
      );
      for (const label of inOrder) drawLabel(label, frame, theme);
      return isFading;
    },
    report() {
      const standing = [...labels.values()].filter((label) => label.isWanted);
      return {
        titles: standing.filter((label) => !label.group).map((label) => label.text),
        groups: standing.filter((label) => label.group).map((label) => label.text),
      };
    },
  };
}

/** Large points first, then as given. */
function orderByImportance({ radii }: SceneData): Uint32Array {
  return Uint32Array.from(radii, (_, point) => point).sort((a, b) => radii[b] - radii[a] || a - b);
}

/** A group's name is its colour, drawn towards the text's ink until it reads well. */
function namesInk({ groups }: SceneData, theme: SceneTheme): Map<number, string> {
  return new Map(
    groups.map(({ id, colour }) => [id, mixHex(theme.groups[colour], theme.label, groupNameInk)]),
  );
}

/** Share of the text's colour in a group's name: the least at which each name has a contrast of 4.5. */
export const groupNameInk = 0.35;
