/**
 * The whole window on fixtures, one state at a time: `gallery.html` lists them, and
 * `gallery.html?scene=many&language=ko&theme=dark` shows one alone, for looking and for pictures.
 * `dialog=search` opens a dialog, and `ask=abstained` asks: `fixtureAnswers.ts` says which answers there are.
 * `open=note-1` opens a note.
 */
import { openShell } from './fixtureShell.ts';
import { isSceneName } from './scenes.ts';

const params = new URLSearchParams(location.search);
const scene = params.get('scene') ?? '';

if (isSceneName(scene)) {
  openShell(
    scene,
    params.get('language') === 'ko' ? 'ko' : 'en',
    params.get('theme') === 'dark' ? 'dark' : 'light',
  );
  await import('../main.tsx');
  const dialog = params.get('dialog');
  if (dialog) await (await import('./openDialog.ts')).openDialog(dialog);
  const opened = params.get('open');
  if (opened) (await import('../state/navigation.ts')).openNote(opened);
  const question = params.get('ask');
  if (question) (await import('../state/chat.ts')).ask(question);
} else {
  const { showGallery } = await import('./Gallery.tsx');
  showGallery();
}
