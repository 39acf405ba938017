export { createScene, type Highlight, type Scene, type SceneMemory, type SceneReport } from './scene.ts';
export {
  emptySceneData,
  lineKinds,
  pointShapes,
  type LineVisibilities,
  type SceneData,
  type SceneTheme,
} from './sceneData.ts';
