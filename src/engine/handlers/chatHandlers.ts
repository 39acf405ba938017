import { SaegimError } from '../../shared/errors.ts';
import type { HandlerParts, HandlersOf } from './handlerParts.ts';

export function chatHandlers({ chat, generator }: HandlerParts): HandlersOf<'chat'> {
  /** Answers being written for this page, to be stopped without losing what came. */
  const asking = new Set<AbortController>();
  return {
    async 'chat.ask'({ question, model }, { signal, emit }) {
      const controller = new AbortController();
      const stop = () => controller.abort();
      signal.addEventListener('abort', stop, { once: true });
      asking.add(controller);
      try {
        return await chat.ask(question, model, { signal: controller.signal, emit });
      } finally {
        asking.delete(controller);
        signal.removeEventListener('abort', stop);
      }
    },
    async 'chat.stop'() {
      for (const controller of asking) controller.abort();
      return null;
    },
    async 'chat.models'(_, { signal }) {
      try {
        return { isReachable: true, host: generator.host, models: await generator.models(signal) };
      } catch (error) {
        if (!(error instanceof SaegimError && error.code === 'ollama-unreachable')) throw error;
        return { isReachable: false, host: generator.host, models: [] };
      }
    },
  };
}
