import { useEffect, useId, useState } from 'react';
import type { LibraryPatterns } from '../../../shared/domain/library.ts';
import { useTranslate } from '../../state/language.ts';
import { errorCodeOf } from '../../state/latest.ts';
import { notify } from '../../state/notices.ts';
import { readPatterns, savePatterns } from '../../state/sources.ts';
import { Button } from '../../ui/Button.tsx';
import { linesOf } from './linesOf.ts';
import styles from './Settings.module.css';

interface Typed {
  readonly exclude: string;
  readonly include: string;
}

/** What the library leaves out or takes in, honoured everywhere. */
export function PatternLines({ isDisabled }: { readonly isDisabled: boolean }) {
  const t = useTranslate();
  const [kept, setKept] = useState<Typed>();
  const [typed, setTyped] = useState<Typed>({ exclude: '', include: '' });
  const [isSaving, setIsSaving] = useState(false);

  useEffect(() => {
    readPatterns().then(
      (patterns) => {
        setKept(asTyped(patterns));
        setTyped(asTyped(patterns));
      },
      (error: unknown) => notify({ tone: 'danger', message: `error.${errorCodeOf(error)}` }),
    );
  }, []);

  async function apply() {
    setIsSaving(true);
    try {
      const { added, removed } = await savePatterns({
        exclude: linesOf(typed.exclude),
        include: linesOf(typed.include),
      });
      setKept(typed);
      notify({ tone: 'neutral', message: 'settings.library.patterns.done', values: { added, removed } });
    } catch (error) {
      notify({ tone: 'danger', message: `error.${errorCodeOf(error)}` });
    } finally {
      setIsSaving(false);
    }
  }

  const isChanged = kept !== undefined && (typed.exclude !== kept.exclude || typed.include !== kept.include);
  return (
    <div className={styles.patterns}>
      <Patterns
        label={t('settings.library.exclude')}
        hint={t('settings.library.exclude.hint')}
        value={typed.exclude}
        isDisabled={isDisabled}
        onChange={(exclude) => setTyped({ ...typed, exclude })}
      />
      <Patterns
        label={t('settings.library.include')}
        hint={t('settings.library.include.hint')}
        value={typed.include}
        isDisabled={isDisabled}
        onChange={(include) => setTyped({ ...typed, include })}
      />
      {isChanged && (
        <Button variant="primary" isBusy={isSaving} onClick={() => void apply()}>
          {t('settings.library.patterns.apply')}
        </Button>
      )}
    </div>
  );
}

interface PatternsProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly isDisabled: boolean;
  readonly onChange: (value: string) => void;
}

function Patterns({ label, hint, value, isDisabled, onChange }: PatternsProps) {
  const id = useId();
  return (
    <div className={styles.pattern}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        value={value}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
    </div>
  );
}

function asTyped({ exclude, include }: LibraryPatterns): Typed {
  return { exclude: exclude.join('\n'), include: include.join('\n') };
}
