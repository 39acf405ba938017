/** Where the window was, as `window.json` in the data folder; a lost or damaged file is no loss. */
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  /** When not maximized. */
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
}

export const smallestSize = { width: 880, height: 560 };
const usualSize = { width: 1360, height: 860 };
// Enough of the title bar to get hold of the window.
const visiblePart = { width: 120, height: 40 };

const stateSchema: z.ZodType<WindowState> = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  isMaximized: z.boolean(),
});

export function readWindowState(path: string): WindowState | undefined {
  const result = readJsonFile(path, stateSchema);
  return result.kind === 'read' ? result.value : undefined;
}

export function writeWindowState(path: string, state: WindowState): void {
  writeJsonFile(path, state);
}

/**
 * Bounds for a window on the screens there are now: the former ones if one can still get hold of it there.
 * @param screens work areas, the primary one first; without x and y the system chooses the place
 */
export function placeWindow(
  former: Rectangle | undefined,
  screens: readonly Rectangle[],
): { width: number; height: number; x?: number; y?: number } {
  const primary = screens[0];
  const fit = (size: { width: number; height: number }, screen: Rectangle | undefined) => ({
    width: Math.min(size.width, screen?.width ?? size.width),
    height: Math.min(size.height, screen?.height ?? size.height),
  });
  const screen = former && screens.find((candidate) => isReachable(former, candidate));
  if (!former || !screen) return fit(former ?? usualSize, primary);
  return { x: former.x, y: former.y, ...fit(former, screen) };
}

function isReachable(window: Rectangle, screen: Rectangle): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const isTopVisible = window.y >= screen.y && window.y + visiblePart.height <= screen.y + screen.height;
  return width >= visiblePart.width && isTopVisible;
}
