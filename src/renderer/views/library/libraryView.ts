/** How the person wants the list: it stays when the sidebar closes and when the window opens again. */
import { createStore } from 'zustand/vanilla';
import { recall, remember } from '../../state/remembered.ts';
import type { Arrangement, Order } from './rows.ts';

interface LibraryView {
  readonly arrangement: Arrangement;
  readonly order: Order;
  readonly closedFolders: ReadonlySet<string>;
}

export const libraryView = createStore<LibraryView>(() => ({
  arrangement: recall('library.arrangement') === 'list' ? 'list' : 'folders',
  order: recalledOrder(),
  closedFolders: new Set(),
}));

libraryView.subscribe(({ arrangement, order }) => {
  remember('library.arrangement', arrangement);
  remember('library.order', order);
});

export function toggleFolder(key: string): void {
  libraryView.setState(({ closedFolders }) => {
    const next = new Set(closedFolders);
    if (!next.delete(key)) next.add(key);
    return { closedFolders: next };
  });
}

function recalledOrder(): Order {
  const order = recall('library.order');
  return order === 'modified' || order === 'created' ? order : 'title';
}
