import { useEffect, useState, type ReactNode } from 'react';
import { Group, Panel, Separator, usePanelRef, type Layout } from 'react-resizable-panels';
import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
import { changeSettings, settingsStore } from '../../state/settings.ts';
import { setSidebar, sidebars, type Side } from '../../state/sidebars.ts';
import { fromPaneSizes, toPaneSizes } from './paneSizes.ts';
import styles from './Workspace.module.css';

export interface WorkspaceProps {
  readonly left: ReactNode;
  readonly middle: ReactNode;
  readonly rightTop: ReactNode;
  readonly rightBottom: ReactNode;
}

/** Library, view, and related notes above questions; all edges can be moved and stay where they were put. */
export function Workspace({ left, middle, rightTop, rightBottom }: WorkspaceProps) {
  const t = useTranslate();
  const layouts = useLayouts();
  return (
    <Group
      className={styles.group}
      defaultLayout={layouts.columns}
      onLayoutChanged={(columns) => layouts.save({ columns })}
    >
      <Sidebar side="left" size="17rem" min={190} max="40%">
        {left}
      </Sidebar>
      <Separator className={styles.edge} aria-label={t('app.resize.library')} />
      <Panel id="middle" className={styles.middle} minSize={340}>
        {middle}
      </Panel>
      <Separator className={styles.edge} aria-label={t('app.resize.side')} />
      <Sidebar side="right" size="22rem" min={250} max="50%">
        <aside className={styles.aside} aria-label={t('app.sidebar.right')}>
          <Group
            orientation="vertical"
            defaultLayout={layouts.rows}
            onLayoutChanged={(rows) => layouts.save({ rows })}
          >
            <Panel id="related" defaultSize="42%" minSize={96}>
              {rightTop}
            </Panel>
            <Separator className={styles.ledge} aria-label={t('app.resize.related')} />
            <Panel id="chat" minSize={180}>
              {rightBottom}
            </Panel>
          </Group>
        </aside>
      </Sidebar>
    </Group>
  );
}

interface SidebarProps {
  readonly side: Side;
  readonly size: string;
  readonly min: number;
  readonly max: string;
  readonly children: ReactNode;
}

/** Pulled shut or closed by command, what is in it cannot be reached with Tab but goes on living. */
function Sidebar({ side, size, min, max, children }: SidebarProps) {
  const isOpen = useStore(sidebars, (open) => open[side]);
  const panel = usePanelRef();
  useEffect(() => {
    const handle = panel.current;
    if (!handle || handle.isCollapsed() === !isOpen) return;
    if (isOpen) handle.expand();
    else handle.collapse();
  }, [isOpen, panel]);
  return (
    <Panel
      id={side}
      panelRef={panel}
      collapsible
      collapsedSize={0}
      defaultSize={size}
      minSize={min}
      maxSize={max}
      groupResizeBehavior="preserve-pixel-size"
      onResize={({ inPixels }) => setSidebar(side, inPixels > 0)}
    >
      <div className={styles.content} inert={!isOpen}>
        {children}
      </div>
    </Panel>
  );
}

/** The panels themselves know their sizes; both groups are saved together, once the pointer lets go. */
function useLayouts() {
  const [initial] = useState(() => fromPaneSizes(settingsStore.getState().info?.settings.paneSizes));
  const [latest] = useState<{ columns?: Layout; rows?: Layout }>(() => ({ ...initial }));
  const save = (change: { columns?: Layout; rows?: Layout }) => {
    Object.assign(latest, change);
    const paneSizes = toPaneSizes(latest);
    const saved = settingsStore.getState().info?.settings.paneSizes;
    if (paneSizes && paneSizes.join() !== saved?.join()) changeSettings({ paneSizes });
  };
  return { ...initial, save };
}
