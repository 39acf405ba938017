import type { HandlerParts, HandlersOf } from './handlerParts.ts';

export function searchHandlers({ search, space }: HandlerParts): HandlersOf<'search' | 'space'> {
  return {
    'search.query': ({ text, limit }, { signal }) => search.search(text, limit, signal),
    'space.graph': (_, { signal }) => space.graph(signal),
    'space.map': (_, { signal }) => space.map(signal),
  };
}
