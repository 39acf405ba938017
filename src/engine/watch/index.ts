export { watchFolders, type FolderWatch } from './watchFolders.ts';
