import type { MessageKey } from '../../shared/messages/index.ts';
import { libraryStore } from './library.ts';

/** Why a note cannot be written here. */
export function whyReadOnly(): MessageKey {
  return libraryStore.getState().status?.isReadOnly ? 'writing.readOnly.library' : 'writing.readOnly';
}
