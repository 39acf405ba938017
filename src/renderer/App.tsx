import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useCommands } from './commands/useCommands.ts';
import { engineStore } from './state/engine.ts';
import { importStore } from './state/import.ts';
import { useTranslate } from './state/language.ts';
import { libraryStore } from './state/library.ts';
import { navigation, showView, type View } from './state/navigation.ts';
import { hadNotes } from './state/place.ts';
import { sidebars } from './state/sidebars.ts';
import { Skeleton } from './ui/Skeleton.tsx';
import { TabPanel, Tabs } from './ui/Tabs.tsx';
import { TooltipProvider } from './ui/Tooltip.tsx';
import { Dialogs } from './views/Dialogs.tsx';
import { DropOverlay } from './views/frame/DropOverlay.tsx';
import { EngineFailed } from './views/frame/EngineFailed.tsx';
import { Notices } from './views/frame/Notices.tsx';
import { StatusBar } from './views/frame/StatusBar.tsx';
import { Toolbar } from './views/frame/Toolbar.tsx';
import { Welcome } from './views/frame/Welcome.tsx';
import { Workspace } from './views/frame/Workspace.tsx';
import { ImportCard } from './views/import/ImportCard.tsx';
import { LibraryPane } from './views/library/LibraryPane.tsx';
import styles from './App.module.css';

const NoteView = lazy(() => import('./views/note/NoteView.tsx').then((file) => ({ default: file.NoteView })));
const SpaceView = lazy(() =>
  import('./views/space/SpaceView.tsx').then((file) => ({ default: file.SpaceView })),
);
const SidePane = lazy(() => import('./views/side/SidePane.tsx').then((file) => ({ default: file.SidePane })));
const ChatPane = lazy(() => import('./views/chat/ChatPane.tsx').then((file) => ({ default: file.ChatPane })));

export function App() {
  useCommands();
  const view = useStore(navigation, (now) => now.view);
  const isEmpty = useIsEmpty();
  const hasFailed = useStore(engineStore, ({ state }) => state === 'failed');
  const hasNothingToShow = useStore(libraryStore, ({ notes }) => !notes?.length) && hasFailed;
  const isLibraryShut = useStore(sidebars, ({ left }) => !left);
  return (
    <TooltipProvider>
      <Tabs<View> className={styles.window} value={view} onChange={showView}>
        <Toolbar hasNotes={!isEmpty && !hasNothingToShow} />
        {hasNothingToShow ? (
          <main className={styles.main}>
            <EngineFailed />
          </main>
        ) : isEmpty ? (
          <Welcome />
        ) : (
          <Workspace
            left={<LibraryPane />}
            middle={hasFailed ? <EngineFailed /> : <Views />}
            rightTop={
              <Pane name="side">
                <SidePane />
              </Pane>
            }
            rightBottom={
              <Pane name="chat">
                <ChatPane />
              </Pane>
            }
          />
        )}
        <StatusBar />
      </Tabs>
      {(isEmpty || isLibraryShut || hasNothingToShow) && <ImportCard place="corner" />}
      <Notices />
      <Dialogs />
      <DropOverlay />
    </TooltipProvider>
  );
}

/** As soon as an import runs there is something to look at. Until the engine answers, it is as it was last time. */
function useIsEmpty(): boolean {
  const isImporting = useStore(importStore, ({ state }) => state.kind === 'running');
  const hasNone = useStore(libraryStore, ({ notes }) => (notes ? notes.length === 0 : !hadNotes()));
  return hasNone && !isImporting;
}

/** The note stays where it was scrolled to; graph and map are drawn anew, which is cheaper than keeping them. */
function Views() {
  const isOpening = useStore(libraryStore, ({ notes, error }) => !notes && !error);
  if (isOpening) return <Opening />;
  return (
    <main className={styles.main}>
      <TabPanel value="note" isKept className={styles.view}>
        <Pane name="note">
          <NoteView />
        </Pane>
      </TabPanel>
      <TabPanel value="graph" className={styles.view}>
        <Pane name="graph">
          <SpaceView arrangement="graph" />
        </Pane>
      </TabPanel>
      <TabPanel value="map" className={styles.view}>
        <Pane name="map">
          <SpaceView arrangement="map" />
        </Pane>
      </TabPanel>
    </main>
  );
}

/** The library is being opened: the lines of a note that will stand here. */
function Opening() {
  const t = useTranslate();
  return (
    <main className={styles.opening} aria-busy="true" aria-label={t('engine.starting')}>
      <Skeleton lines={['30%', '56%']} />
      <Skeleton lines={['92%', '84%', '88%', '61%', '90%', '78%', '40%']} />
    </main>
  );
}

/** The place of a pane while its code is loaded: grey lines, no jump. */
function Pane({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  const t = useTranslate();
  const loading = (
    <div className={styles.loading} aria-busy="true" aria-label={t('app.loading')}>
      <Skeleton lines={['38%', '82%', '76%', '64%']} />
    </div>
  );
  return (
    <div className={styles.pane} data-pane={name}>
      <Suspense fallback={loading}>{children}</Suspense>
    </div>
  );
}
