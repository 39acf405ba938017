export { openStore, type StoreOptions } from './openStore.ts';
