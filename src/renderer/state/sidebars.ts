/** Whether the sidebars are open; their sizes are in the settings. */
import { createStore } from 'zustand/vanilla';
import { recall, remember } from './remembered.ts';

export type Side = 'left' | 'right';

export type Sidebars = Readonly<Record<Side, boolean>>;

const closed = recall('sidebars') ?? '';

export const sidebars = createStore<Sidebars>(() => ({
  left: !closed.includes('left'),
  right: !closed.includes('right'),
}));

export function setSidebar(side: Side, isOpen: boolean): void {
  if (sidebars.getState()[side] === isOpen) return;
  sidebars.setState({ [side]: isOpen });
  const now = sidebars.getState();
  remember('sidebars', (['left', 'right'] as const).filter((each) => !now[each]).join(' '));
}

export function toggleSidebar(side: Side): void {
  setSidebar(side, !sidebars.getState()[side]);
}
