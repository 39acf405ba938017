export { assignIdentities, type Identity, type KnownFile } from './assignIdentities.ts';
export { createRecentlyRemoved, type RecentlyRemoved } from './recentlyRemoved.ts';
