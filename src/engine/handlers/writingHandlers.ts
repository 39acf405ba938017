import type { HandlerParts, HandlersOf } from './handlerParts.ts';

type WritingCalls = Pick<
  HandlersOf<'note'>,
  | 'note.save'
  | 'note.create'
  | 'note.daily'
  | 'note.templates'
  | 'note.move'
  | 'note.trash'
  | 'note.undo'
  | 'note.attach'
> &
  HandlersOf<'trash'>;

export function writingHandlers({ writing }: HandlerParts): WritingCalls {
  return {
    'note.save': ({ noteId, text, baseHash }) => writing.save(noteId, { text, baseHash }),
    'note.create': (note) => writing.create(note),
    'note.daily': ({ date }) => writing.daily(date),
    'note.templates': async () => writing.templates(),
    'note.move': ({ noteId, path }) => writing.move(noteId, path),
    'note.trash': ({ noteIds }) => writing.trash(noteIds),
    async 'note.undo'({ undoId }) {
      await writing.undo(undoId);
      return null;
    },
    'note.attach': async ({ noteId, name, bytes }) => ({ target: await writing.attach(noteId, name, bytes) }),
    'trash.list': () => writing.listTrash(),
    'trash.restore': ({ id }) => writing.restore(id),
  };
}
