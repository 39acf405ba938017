import type { SceneTheme } from '../../scene/index.ts';
import { clusterColourCount } from './clusterColours.ts';

/** The scene's colours as the style sheet has them now. */
export function readSceneTheme(root: HTMLElement = document.documentElement): SceneTheme {
  const style = getComputedStyle(root);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: read('--scene-ground'),
    node: read('--scene-node'),
    tag: read('--scene-tag'),
    missing: read('--scene-missing'),
    selected: read('--scene-selected'),
    lines: {
      link: read('--scene-edge-link'),
      tag: read('--scene-edge-tag'),
      similar: read('--scene-edge-similar'),
    },
    label: read('--scene-label'),
    groups: Array.from({ length: clusterColourCount }, (_, index) => read(`--cluster-${index}`)),
    groupNone: read('--cluster-none'),
    fontFamily: read('--font-sans'),
    isDark: root.dataset.theme === 'dark',
  };
}

/** @returns how to stop listening */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
