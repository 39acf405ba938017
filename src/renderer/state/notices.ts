/** Short messages about what happened without being asked for; each stays until dismissed or outlived. */
import { createStore } from 'zustand/vanilla';
import type { MessageKey, MessageValues } from '../../shared/messages/index.ts';

export interface Notice {
  readonly id: number;
  readonly tone: 'neutral' | 'danger';
  readonly message: MessageKey;
  readonly values?: MessageValues;
  /** One thing to do about it, such as Undo; the message goes with it. */
  readonly action?: { readonly label: MessageKey; readonly run: () => void };
}

export const notices = createStore<readonly Notice[]>(() => []);

/** Long enough to read two sentences twice; failures stay until dismissed. */
const lifetimeMs = 12_000;

let count = 0;

export function notify(notice: Omit<Notice, 'id'>): void {
  count += 1;
  const added = { ...notice, id: count };
  // What can be taken back stays until its time is over: another may be about another note.
  const others = notices.getState().filter((other) => other.action || other.message !== notice.message);
  notices.setState([...others, added], true);
  if (notice.tone !== 'danger') setTimeout(() => dismissNotice(added.id), lifetimeMs);
}

export function dismissNotice(id: number): void {
  notices.setState(
    notices.getState().filter((notice) => notice.id !== id),
    true,
  );
}
