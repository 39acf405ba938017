import { useStore } from 'zustand';
import { importStore } from '../../state/import.ts';
import { useTranslate } from '../../state/language.ts';
import { ImportFailed } from './ImportFailed.tsx';
import { ImportResult } from './ImportResult.tsx';
import { ImportRunning } from './ImportRunning.tsx';
import styles from './ImportCard.module.css';

/** Stands over the lower left corner while notes come in, and until its result is dismissed. */
export function ImportCard() {
  const t = useTranslate();
  const { state, waiting } = useStore(importStore);
  return (
    <section className={styles.corner} aria-label={t('import.title')} data-pane="import">
      {state.kind === 'running' && <ImportRunning state={state} waiting={waiting.length} />}
      {/* In the page from the start, so that screen readers hear what is put in. */}
      <div aria-live="polite" className={styles.live}>
        {state.kind === 'done' && <ImportResult report={state.report} />}
        {state.kind === 'failed' && <ImportFailed code={state.code} paths={state.paths} />}
      </div>
    </section>
  );
}
