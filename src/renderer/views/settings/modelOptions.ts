import type { ModelStatus } from '../../../shared/domain/chat.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { SelectOption } from '../../ui/Select.tsx';

/** What stands for null and undefined in a list box; no model is called that. */
const quotes = ':quotes';
const first = ':first';

/** @param chosen as in the settings; offered also while Ollama does not have it */
export function modelOptions(
  status: ModelStatus | undefined,
  chosen: string | null | undefined,
  t: Translate,
): readonly SelectOption[] {
  const models = status?.models ?? [];
  const isMissing = typeof chosen === 'string' && !models.includes(chosen);
  return [
    {
      value: first,
      label: models[0] ? t('settings.model.first', { model: models[0] }) : t('settings.model.first.none'),
    },
    { value: quotes, label: t('settings.model.quotes') },
    ...models.map((model) => ({ value: model, label: model })),
    ...(isMissing ? [{ value: chosen, label: t('settings.model.missing', { model: chosen }) }] : []),
  ];
}

export function toOption(chosen: string | null | undefined): string {
  if (chosen === undefined) return first;
  return chosen ?? quotes;
}

export function fromOption(value: string): string | null | undefined {
  if (value === first) return undefined;
  return value === quotes ? null : value;
}
