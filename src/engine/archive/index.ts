export { checkZip, openZip, type Spent, type Zip } from './zip.ts';
export { createSafePaths } from './safePaths.ts';
