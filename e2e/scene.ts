import type { Locator, Page } from '@playwright/test';
import type { SceneReport } from '../src/renderer/scene/index.ts';
import { expect } from './app.ts';

type SceneElement = HTMLElement & {
  sceneReport(): SceneReport;
  scenePlaceOf(idOrLabel: string): { x: number; y: number } | undefined;
};

/** Graph or map, by the beginning of its name. */
export function sceneOf(page: Page, name: RegExp): Locator {
  return page.getByRole('application', { name });
}

export function reportOf(scene: Locator): Promise<SceneReport> {
  return scene.evaluate((element) => (element as SceneElement).sceneReport());
}

/** Middle of a point on the page, in CSS px. */
export function placeOf(scene: Locator, title: string): Promise<{ x: number; y: number } | undefined> {
  return scene.evaluate((element, label) => (element as SceneElement).scenePlaceOf(label), title);
}

/** Nothing moves any more, so that places on the screen hold. */
export async function atRest(scene: Locator): Promise<SceneReport> {
  await expect.poll(async () => (await reportOf(scene)).isAtRest).toBe(true);
  return reportOf(scene);
}
