import { orderLines, type DrawData } from './drawing.ts';
import { parseHex } from './colour.ts';
import { isPlaced, pointShapes, type SceneData, type SceneTheme } from './sceneData.ts';

export interface Prepared {
  readonly data: DrawData;
  /** Line of the scene's data for each line of `data`. */
  readonly order: Uint32Array;
}

/**
 * The scene's data as it is drawn: from where each point was to where it belongs now. A point that
 * is new, or has no place any more, comes and goes on the spot.
 * @param before x, y, presence by id, of what was on the screen
 */
export function prepareDrawData(scene: SceneData, before: ReadonlyMap<string, readonly number[]>): Prepared {
  const count = scene.ids.length;
  const from = new Float32Array(count * 3);
  const to = new Float32Array(count * 3);
  for (let point = 0; point < count; point++) {
    const old = before.get(scene.ids[point]);
    const wasThere = old !== undefined && old[2] > 0.02;
    const next = [scene.positions[point * 2], scene.positions[point * 2 + 1], 1];
    if (isPlaced(scene, point)) {
      to.set(next, point * 3);
      from.set(wasThere ? old : [next[0], next[1], 0], point * 3);
    } else if (wasThere) {
      from.set(old, point * 3);
      to.set([old[0], old[1], 0], point * 3);
    }
  }
  const { order, lineRanges } = orderLines(scene.kinds);
  return {
    order,
    data: {
      pointCount: count,
      from,
      to,
      radii: scene.radii,
      shapes: scene.shapes,
      isRinged: scene.isRinged,
      sources: order.map((line) => scene.sources[line]),
      targets: order.map((line) => scene.targets[line]),
      weights: Float32Array.from(order, (line) => scene.weights[line]),
      lineRanges,
      hasGrounds: scene.hasGrounds,
    },
  };
}

/** r, g, b of each point, and 255 where it belongs to a group. */
export function pointColours({ ids, groupOf, shapes, groups }: SceneData, theme: SceneTheme): Uint8Array {
  const ofGroup = new Map(groups.map(({ id, colour }) => [id, parseHex(theme.groups[colour])]));
  const none = parseHex(groups.length > 0 ? theme.groupNone : theme.node);
  const byShape = { disc: none, diamond: parseHex(theme.tag), ring: parseHex(theme.missing) };
  const colours = new Uint8Array(ids.length * 4);
  for (let point = 0; point < ids.length; point++) {
    const group = ofGroup.get(groupOf[point]);
    colours.set(group ?? byShape[pointShapes[shapes[point]]], point * 4);
    colours[point * 4 + 3] = group ? 255 : 0;
  }
  return colours;
}
