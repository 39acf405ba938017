import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
import { chooseSideTab, sideTabs, sideTabStore, type SideTab } from '../../state/sideTab.ts';
import { TabList, TabPanel, Tabs } from '../../ui/Tabs.tsx';
import { LinksPane } from '../links/LinksPane.tsx';
import { OutlinePane } from '../outline/OutlinePane.tsx';
import { LinkPreview } from '../preview/LinkPreview.tsx';
import { RelatedPane } from '../related/RelatedPane.tsx';
import styles from './SidePane.module.css';

/** What there is to know about the open note: notes near it, its outline, its links. */
export function SidePane() {
  const t = useTranslate();
  const { tab, visit } = useStore(sideTabStore);
  const panels = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (visit > 0) focusPanel(panels.current);
  }, [visit]);

  return (
    <Tabs<SideTab> className={styles.pane} value={tab} onChange={chooseSideTab}>
      <header className={styles.header}>
        <TabList
          label={t('side.label')}
          className={styles.tabs}
          tabs={sideTabs.map((value) => ({ value, label: t(`side.${value}`) }))}
        />
      </header>
      <div ref={panels} className={styles.panels}>
        <TabPanel value="related" className={styles.panel}>
          <RelatedPane />
        </TabPanel>
        <TabPanel value="outline" className={styles.panel}>
          <OutlinePane />
        </TabPanel>
        <TabPanel value="links" className={styles.panel}>
          <LinksPane />
        </TabPanel>
      </div>
      <LinkPreview />
    </Tabs>
  );
}

/** By command: to the first thing one can choose, once the sidebar has opened. */
function focusPanel(panels: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const first = panels?.querySelector<HTMLElement>(
      '[data-state="active"] :is([tabindex="0"], button:not([tabindex="-1"]), summary)',
    );
    (first ?? panels?.querySelector<HTMLElement>('[data-state="active"]'))?.focus();
  });
}
