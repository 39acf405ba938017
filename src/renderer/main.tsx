import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { followOpenedNotes } from './commands/focusNote.ts';
import { followEngine } from './state/engine.ts';
import { followImports } from './state/import.ts';
import { followLibrary } from './state/library.ts';
import { followModels } from './state/models.ts';
import { followNewTabGesture } from './state/newTabGesture.ts';
import { followWriting } from './state/writing.ts';
import { followPlace } from './state/place.ts';
import { loadSettings } from './state/settings.ts';
import { followInputKind } from './ui/followInputKind.ts';

/** Language, theme and pane sizes are known before anything is drawn, so that nothing changes its place. */
async function start(): Promise<void> {
  followInputKind();
  followLibrary();
  followImports();
  followModels();
  followPlace();
  followWriting();
  followNewTabGesture();
  followOpenedNotes();
  followEngine();
  await loadSettings();
  createRoot(document.getElementById('root') as HTMLElement).render(<App />);
}

void start();
