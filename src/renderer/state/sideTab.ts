/** What the upper part of the right sidebar shows about the open note. */
import { createStore } from 'zustand/vanilla';
import { recall, remember } from './remembered.ts';
import { setSidebar } from './sidebars.ts';

export const sideTabs = ['related', 'outline', 'links'] as const;

export type SideTab = (typeof sideTabs)[number];

const kept = sideTabs.find((tab) => tab === recall('side'));

export const sideTabStore = createStore<{ readonly tab: SideTab; readonly visit: number }>(() => ({
  tab: kept ?? 'related',
  visit: 0,
}));

export function chooseSideTab(tab: SideTab): void {
  sideTabStore.setState({ tab });
  remember('side', tab);
}

/** By command: opens the sidebar too, and counts, so that the focus can follow. */
export function showSideTab(tab: SideTab): void {
  setSidebar('right', true);
  chooseSideTab(tab);
  sideTabStore.setState(({ visit }) => ({ visit: visit + 1 }));
}
