import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import {
  createScene,
  type LineVisibilities,
  type Scene,
  type SceneData,
  type SceneMemory,
  type SceneReport,
} from '../../scene/index.ts';
import { onThemeChange, readSceneTheme } from './sceneTheme.ts';

/** The element of a scene says what it shows, to tests and to whoever scripts the app. */
export interface SceneElement extends HTMLDivElement {
  sceneReport?: () => SceneReport;
  /** Middle of a node in CSS px of the page, by id or title. */
  scenePlaceOf?: (idOrLabel: string) => { readonly x: number; readonly y: number } | undefined;
}

export interface SceneProps {
  readonly data: SceneData;
  readonly lines: LineVisibilities;
  readonly selected?: string;
  readonly group?: number;
  readonly open?: string;
  readonly onHover: (id: string | undefined) => void;
  readonly onClick: (id: string | undefined) => void;
  readonly onDismiss: () => void;
}

/** How the last scene was left: graph and map are one scene to the person, whichever view is mounted. */
let memory: SceneMemory | undefined;

/** @returns the ref for the scene's element, and the scene once it is there */
export function useScene(props: SceneProps): {
  ref: RefObject<SceneElement | null>;
  scene: Scene | undefined;
} {
  const ref = useRef<SceneElement>(null);
  const [scene, setScene] = useState<Scene>();
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });

  // Before the first paint, and with its data, so that nothing flashes when graph and map change places.
  useLayoutEffect(() => {
    const element = ref.current!;
    const isReducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const next = createScene(element, { theme: readSceneTheme(), isReducedMotion, memory });
    element.sceneReport = next.report;
    element.scenePlaceOf = next.placeOf;
    next.on('hover', (id) => latest.current.onHover(id));
    next.on('click', (id) => latest.current.onClick(id));
    next.on('dismiss', () => latest.current.onDismiss());
    const stopTheme = onThemeChange(() => next.setTheme(readSceneTheme()));
    setScene(next);
    return () => {
      memory = next.remember();
      stopTheme();
      next.destroy();
    };
  }, []);

  const { data, lines, selected, group, open } = props;
  useLayoutEffect(() => scene?.setLines(lines), [scene, lines]);
  useLayoutEffect(() => scene?.setOpen(open), [scene, open]);
  useLayoutEffect(() => scene?.setHighlight({ point: selected, group }), [scene, selected, group]);
  useLayoutEffect(() => scene?.setData(data), [scene, data]);
  useEffect(() => {
    // Titles are drawn with the page's own font, which may come after the first picture.
    document.fonts.ready.then(() => scene?.setTheme(readSceneTheme()));
  }, [scene]);
  return { ref, scene };
}
