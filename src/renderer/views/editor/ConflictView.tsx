import { useLayoutEffect, useRef, useState } from 'react';
import { MergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { GitCompareArrows } from 'lucide-react';
import type { Note } from '../../../shared/domain/note.ts';
import { languageStore, useTranslate } from '../../state/language.ts';
import { errorCodeOf } from '../../state/latest.ts';
import { notify } from '../../state/notices.ts';
import { openNote } from '../../state/navigation.ts';
import { keepBoth } from '../../state/writing.ts';
import type { Version } from '../../state/noteWriter.ts';
import { Button } from '../../ui/Button.tsx';
import { takeVersion, textOf, type EditorSession } from './editorSessions.ts';
import { withUnixLineEnds } from './lineEnds.ts';
import { theme } from './theme.ts';
import styles from './Editor.module.css';

interface ConflictViewProps {
  readonly session: EditorSession;
  readonly note: Note;
  readonly theirs: Version;
}

/** Both versions beside one another. Nothing is written until the person has chosen. */
export function ConflictView({ session, note, theirs }: ConflictViewProps) {
  const t = useTranslate();
  const [isBusy, setIsBusy] = useState(false);
  const choose = (act: () => Promise<void> | void) => async () => {
    setIsBusy(true);
    try {
      await act();
    } catch (error) {
      const reason = languageStore.getState().t(`error.${errorCodeOf(error)}`);
      notify({ tone: 'danger', message: 'writing.failed', values: { reason } });
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <section className={styles.conflict} aria-labelledby="conflict-title">
      <header className={styles.conflictHead} role="alert">
        <GitCompareArrows aria-hidden="true" />
        <div className={styles.conflictText}>
          <h2 id="conflict-title">{t('writing.conflict.title')}</h2>
          <p>{t('writing.conflict.body')}</p>
        </div>
        <div className={styles.conflictChoices}>
          <Button isBusy={isBusy} onClick={choose(() => takeVersion(session, theirs, true))}>
            {t('writing.conflict.takeTheirs')}
          </Button>
          <Button isBusy={isBusy} onClick={choose(() => session.writer.keepMine())}>
            {t('writing.conflict.keepMine')}
          </Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            title={t('writing.conflict.keepBoth.hint')}
            onClick={choose(() => keepBothVersions(session, note, theirs))}
          >
            {t('writing.conflict.keepBoth')}
          </Button>
        </div>
      </header>
      <div className={styles.conflictNames} aria-hidden="true">
        <span>{t('writing.conflict.theirs')}</span>
        <span>{t('writing.conflict.mine')}</span>
      </div>
      <TwoVersions theirs={withUnixLineEnds(theirs.text)} mine={withUnixLineEnds(textOf(session))} />
    </section>
  );
}

async function keepBothVersions(session: EditorSession, note: Note, theirs: Version): Promise<void> {
  const copy = await keepBoth(note, textOf(session));
  takeVersion(session, theirs, true);
  notify({
    tone: 'neutral',
    message: 'writing.conflict.kept',
    values: { title: copy.title },
    action: { label: 'writing.open', run: () => openNote(copy.id) },
  });
}

function TwoVersions({ theirs, mine }: { readonly theirs: string; readonly mine: string }) {
  const t = useTranslate();
  const host = useRef<HTMLDivElement>(null);
  const names = [t('writing.conflict.theirs'), t('writing.conflict.mine')];
  const [theirsName, mineName] = names;
  useLayoutEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const merge = new MergeView({
      a: { doc: theirs, extensions: readOnly(theirsName) },
      b: { doc: mine, extensions: readOnly(mineName) },
      parent: root,
      root,
      collapseUnchanged: { margin: 3, minSize: 8 },
      gutter: false,
    });
    return () => merge.destroy();
  }, [theirs, mine, theirsName, mineName]);
  return <div ref={host} className={styles.versions} />;
}

function readOnly(label: string): Extension {
  return [
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorState.phrases.of({ '$ unchanged lines': languageStore.getState().t('writing.conflict.unchanged') }),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    theme,
    EditorView.theme({
      '&': { fontSize: 'var(--text-lg)' },
      '&.cm-merge-a .cm-content, &.cm-merge-b .cm-content': { padding: 'var(--space-3) var(--space-4)' },
      '&.cm-merge-b': { borderLeft: '1px solid var(--border)' },
      '&.cm-merge-a .cm-changedLine, &.cm-merge-a .cm-deletedChunk': {
        backgroundColor: 'var(--danger-soft)',
      },
      '&.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--success-soft)' },
      '&.cm-merge-a .cm-changedText, &.cm-merge-b .cm-changedText': {
        background: 'none',
        textDecoration: 'underline',
        textDecorationThickness: '1px',
        textUnderlineOffset: '0.22em',
      },
      '.cm-collapsedLines': {
        background: 'var(--surface-sunken)',
        color: 'var(--text-tertiary)',
        padding: '0.25rem var(--space-4)',
      },
    }),
  ];
}
