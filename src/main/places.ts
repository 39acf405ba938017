/** Where the parts of the app lie: beside the code in a checkout, in the resources of an installed app. */
import path from 'node:path';
import { app } from 'electron';

const builtFolder = import.meta.dirname; // out/main

export const preloadFile = path.join(builtFolder, '../preload/index.cjs');
export const pageFolder = path.join(builtFolder, '../renderer');
export const engineProgram = path.join(builtFolder, 'engine.js');

const resourceFolder = (): string =>
  app.isPackaged ? process.resourcesPath : path.join(builtFolder, '../../resources');

export const sampleFolder = (): string => path.join(resourceFolder(), 'sample');

export const engineArguments = (dataFolder: string, libraryFolder: string): string[] => [
  `--data=${dataFolder}`,
  `--library=${libraryFolder}`,
  `--model=${path.join(resourceFolder(), 'models/multilingual-e5-small')}`,
  `--workers=${builtFolder}`,
];
