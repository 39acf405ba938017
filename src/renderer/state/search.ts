/** The one search of the window; its text stays when the dialog closes, so that one can go on from it. */
import { callEngine } from '../bridge.ts';
import { openNote } from './navigation.ts';
import { createSearchSession } from './searchSession.ts';

/** Shorter than the gap between two keys of most people, so that nobody waits for it. */
const pauseMs = 80;
const limit = 30;

export const search = createSearchSession({
  query: (text, signal) => callEngine('search.query', { text, limit }, { signal }),
  open: (hit) => openNote(hit.noteId, hit.range),
  afterPause(callback) {
    const timer = setTimeout(callback, pauseMs);
    return () => clearTimeout(timer);
  },
});
