import { useTranslate } from '../../state/language.ts';
import { rebuildLibrary } from '../../state/import.ts';
import { showDialog } from '../../state/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from './Section.tsx';

/** The index is derived: it can be made anew at any time, and its progress is shown like an import's. */
export function RebuildLine({ isDisabled }: { readonly isDisabled: boolean }) {
  const t = useTranslate();
  return (
    <Line label={t('settings.library.rebuild.label')} hint={t('settings.library.rebuild.hint')}>
      <Button
        size="sm"
        disabled={isDisabled}
        onClick={() => {
          showDialog(undefined); // else it would lie over the progress
          rebuildLibrary();
        }}
      >
        {t('settings.library.rebuild')}
      </Button>
    </Line>
  );
}
