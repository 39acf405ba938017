export { startPreparer, type PreparerOptions } from './preparer.ts';
