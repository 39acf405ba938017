/**
 * Whether a note is to open in a new tab, because the person holds Command or Control while clicking or pressing
 * Enter, as in a browser. Known for the length of that one event, so that every list and link has it at once.
 */
import { shell } from '../bridge.ts';

let isHeld = false;
let isMac = false;

/** @returns how to stop following */
export function followNewTabGesture(): () => void {
  void shell.info().then(({ platform }) => (isMac = platform === 'darwin'));
  const onClick = (event: MouseEvent) => {
    if (event.isTrusted) holdDuring(isMac ? event.metaKey : event.ctrlKey);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') holdDuring(isMac ? event.metaKey : event.ctrlKey);
  };
  window.addEventListener('click', onClick, true);
  window.addEventListener('keydown', onKeyDown, true);
  return () => {
    window.removeEventListener('click', onClick, true);
    window.removeEventListener('keydown', onKeyDown, true);
  };
}

export function wantsNewTab(): boolean {
  return isHeld;
}

function holdDuring(isWanted: boolean): void {
  isHeld = isWanted;
  if (isWanted) setTimeout(() => (isHeld = false), 0); // after everyone has heard the event
}
