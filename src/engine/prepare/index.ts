export { startPreparer } from './preparer.ts';
