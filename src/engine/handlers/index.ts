import type { EngineCalls } from '../../shared/contract.ts';
import type { Handlers } from '../../shared/rpc.ts';
import { chatHandlers } from './chatHandlers.ts';
import type { HandlerParts } from './handlerParts.ts';
import { libraryHandlers } from './libraryHandlers.ts';
import { noteHandlers } from './noteHandlers.ts';
import { searchHandlers } from './searchHandlers.ts';
import { writingHandlers } from './writingHandlers.ts';

export type { Emit, HandlerParts } from './handlerParts.ts';

/** @param gone aborted when the caller went away: no one has cancelled anything then */
export function createHandlers(parts: HandlerParts, gone: AbortSignal): Handlers<EngineCalls> {
  return {
    ...libraryHandlers(parts, gone),
    ...noteHandlers(parts),
    ...writingHandlers(parts),
    ...searchHandlers(parts),
    ...chatHandlers(parts),
  };
}
