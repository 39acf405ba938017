export { createScene } from './scene.ts';
export type { Scene, SceneMemory, SceneReport } from './sceneTypes.ts';
export {
  lineKinds,
  pointShapes,
  type LineVisibilities,
  type SceneData,
  type SceneTheme,
} from './sceneData.ts';
