import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SaegimError } from '../../shared/errors.ts';
import type { Draft } from './drafts.ts';
import { createNoteWriter, type WritingState } from './noteWriter.ts';

/** A file, an engine that writes it, and time that passes when told. */
function desk(first = 'old') {
  const file = { text: first, hash: `#${first}` };
  const drafts = new Map<string, Draft>();
  const states: string[] = [];
  const timers = new Set<{ at: number; callback: () => void }>();
  let now = 0;
  let isDown: SaegimError | undefined;
  const typed = { text: first };
  const writer = createNoteWriter(
    'n',
    'Title',
    { baseHash: file.hash },
    {
      async save(_noteId, text, baseHash) {
        if (isDown) throw isDown;
        if (baseHash !== file.hash) return { kind: 'conflict', text: file.text, contentHash: file.hash };
        write(text);
        return { kind: 'saved', contentHash: file.hash };
      },
      drafts: {
        keep: (id, draft) => void drafts.set(id, draft),
        find: (id) => drafts.get(id),
        drop: (id) => void drafts.delete(id),
        all: () => [...drafts.keys()],
      },
      afterPause(ms, callback) {
        const timer = { at: now + ms, callback };
        timers.add(timer);
        return () => timers.delete(timer);
      },
      onState: (state: WritingState) => states.push(state.kind),
    },
  );
  function write(text: string) {
    file.text = text;
    file.hash = `#${text}`;
  }
  return {
    writer,
    file,
    drafts,
    states,
    writeElsewhere: write,
    breakWith: (error: SaegimError | undefined) => (isDown = error),
    type(text: string) {
      typed.text = text;
      writer.write(() => typed.text);
    },
    async pass(ms: number) {
      now += ms;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.callback();
      }
      for (let turn = 0; turn < 8; turn++) await Promise.resolve();
    },
  };
}

describe('a note on its way to its file', () => {
  it('is written half a second after the last key', async () => {
    const { type, pass, file } = desk();
    type('a');
    await pass(400);
    type('ab');
    await pass(400);
    const before = file.text;
    await pass(100);
    expect([before, file.text]).toEqual(['old', 'ab']);
  });

  it('is written all the same while someone types without a pause', async () => {
    const { type, pass, file } = desk();
    for (let key = 0; key < 15; key++) {
      type('x'.repeat(key + 1));
      await pass(400);
    }
    expect(file.text.length).toBeGreaterThan(3);
  });

  it('is kept as a draft until the file holds it', async () => {
    const { type, pass, drafts } = desk();
    type('new');
    await pass(120);
    const kept = drafts.get('n');
    await pass(500);
    expect([kept, drafts.size]).toEqual([{ text: 'new', baseHash: '#old', title: 'Title', sent: [] }, 0]);
  });

  it('is kept as a draft at once when the page is about to go', () => {
    const { type, writer, drafts } = desk();
    type('new');
    void writer.flush();
    expect(drafts.get('n')?.text).toBe('new');
  });

  it('takes a text of its own in the file, of whose saving it never heard, for no conflict', async () => {
    const { type, writer, file, breakWith, writeElsewhere } = desk();
    breakWith(new SaegimError('engine-gone', 'gone'));
    type('half');
    await writer.flush();
    writeElsewhere('half'); // the engine died after writing it
    breakWith(undefined);
    type('half and whole');
    await writer.flush();
    expect([file.text, writer.state.kind]).toEqual(['half and whole', 'saved']);
  });

  it('is written again when it was changed during a save', async () => {
    const { type, writer, file } = desk();
    type('one');
    const saving = writer.flush();
    type('two');
    await saving;
    expect([file.text, writer.state.kind]).toEqual(['two', 'saved']);
  });

  it('is never written over a version that nobody has seen', async () => {
    const { type, writer, file, writeElsewhere, drafts } = desk();
    type('mine');
    writeElsewhere('theirs');
    await writer.flush();
    type('mine too');
    await writer.flush();
    expect([file.text, writer.state]).toEqual([
      'theirs',
      { kind: 'conflict', theirs: { kind: 'conflict', text: 'theirs', contentHash: '#theirs' } },
    ]);
    expect(drafts.get('n')?.text).toContain('mine');
  });

  it('is no conflict when the file says the same', async () => {
    const { type, writer, writeElsewhere } = desk();
    type('a\nb');
    writeElsewhere('a\r\nb');
    await writer.flush();
    expect(writer.state.kind).toBe('saved');
  });

  it('is written over the other version once the person has chosen so', async () => {
    const { type, writer, file, writeElsewhere, drafts } = desk();
    type('mine');
    writeElsewhere('theirs');
    await writer.flush();
    await writer.keepMine();
    expect([file.text, writer.state.kind, drafts.size]).toEqual(['mine', 'saved', 0]);
  });

  it('asks again when the file changed once more before the choice', async () => {
    const { type, writer, file, writeElsewhere } = desk();
    type('mine');
    writeElsewhere('theirs');
    await writer.flush();
    writeElsewhere('theirs again');
    await writer.keepMine();
    expect([file.text, writer.state.kind]).toEqual(['theirs again', 'conflict']);
  });

  it('writes nothing when the other version is taken', async () => {
    const { type, writer, file, writeElsewhere, drafts, pass } = desk();
    type('mine');
    writeElsewhere('theirs');
    await writer.flush();
    writer.takeTheirs({ text: 'theirs', contentHash: '#theirs' });
    await pass(10_000);
    expect([file.text, writer.state.kind, drafts.size]).toEqual(['theirs', 'saved', 0]);
  });

  it('says why it could not be written, keeps the draft, and can be tried again', async () => {
    const { type, writer, file, breakWith, drafts } = desk();
    breakWith(new SaegimError('disk-full', 'full'));
    type('new');
    await writer.flush();
    const failed = [writer.state, drafts.get('n')?.text];
    breakWith(undefined);
    await writer.flush();
    expect(failed).toEqual([{ kind: 'failed', code: 'disk-full' }, 'new']);
    expect([file.text, writer.state.kind]).toEqual(['new', 'saved']);
  });

  it('tries again by itself when the engine is gone', async () => {
    const { type, writer, file, breakWith, pass } = desk();
    breakWith(new SaegimError('engine-gone', 'gone'));
    type('new');
    await writer.flush();
    breakWith(undefined);
    await pass(3_000);
    expect(file.text).toBe('new');
  });

  it('is in the file or in the draft, whatever happens', async () => {
    const step = fc.constantFrom('type', 'pass', 'flush', 'elsewhere', 'down', 'up', 'mine');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { type, pass, writer, drafts, breakWith, writeElsewhere } = desk();
        let last = 'old';
        let count = 0;
        for (const each of steps) {
          if (each === 'type') type((last = `typed ${count++}`));
          if (each === 'pass') await pass(300);
          if (each === 'flush') await writer.flush();
          if (each === 'elsewhere') writeElsewhere(`elsewhere ${count++}`);
          if (each === 'down') breakWith(new SaegimError('disk-full', 'full'));
          if (each === 'up') breakWith(undefined);
          if (each === 'mine') await writer.keepMine();
        }
        await pass(150);
        const isSaved = writer.state.kind === 'saved';
        expect(isSaved || drafts.get('n')?.text === last).toBe(true);
      }),
    );
  });
});
