import { useStore } from 'zustand';
import { importStore } from '../../state/import.ts';
import { useTranslate } from '../../state/language.ts';
import { ImportFailed } from './ImportFailed.tsx';
import { ImportResult } from './ImportResult.tsx';
import { ImportRunning } from './ImportRunning.tsx';
import styles from './ImportCard.module.css';

export interface ImportCardProps {
  /** Below the list of the library, where it covers nothing; else over the lower left corner of the window. */
  readonly place: 'pane' | 'corner';
}

/** Is there while notes come in, and until its result is dismissed. */
export function ImportCard({ place }: ImportCardProps) {
  const t = useTranslate();
  const { state, waiting } = useStore(importStore);
  return (
    <section className={styles[place]} aria-label={t('import.title')} data-pane="import">
      {state.kind === 'running' && <ImportRunning state={state} waiting={waiting.length} />}
      {/* In the page from the start, so that screen readers hear what is put in. */}
      <div aria-live="polite" className={styles.live}>
        {state.kind === 'done' && <ImportResult report={state.report} />}
        {state.kind === 'failed' && <ImportFailed code={state.code} request={state.request} />}
      </div>
    </section>
  );
}
