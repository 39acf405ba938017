export { createExportConverter } from './exportConverter.ts';
