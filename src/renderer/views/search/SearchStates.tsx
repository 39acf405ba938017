import { SearchX, Sparkles } from 'lucide-react';
import type { ErrorCode } from '../../../shared/errors.ts';
import { useTranslate } from '../../state/language.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';

export function SearchHint() {
  const t = useTranslate();
  return <EmptyState icon={<Sparkles />} title={t('search.hint')} body={t('search.hint.body')} size="pane" />;
}

export function SearchNothing({ text }: { readonly text: string }) {
  const t = useTranslate();
  return (
    <EmptyState
      icon={<SearchX />}
      title={t('search.none', { text })}
      body={t('search.none.hint')}
      size="pane"
    />
  );
}

interface SearchFailedProps {
  readonly error: ErrorCode;
  readonly onRetry: () => void;
}

export function SearchFailed({ error, onRetry }: SearchFailedProps) {
  const t = useTranslate();
  return (
    <ErrorState
      title={t(`error.${error}`)}
      size="pane"
      actions={<Button onClick={onRetry}>{t('search.retry')}</Button>}
    />
  );
}
