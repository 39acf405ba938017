import { ChevronDown, Quote, RefreshCw, Sparkles } from 'lucide-react';
import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
import { modelsStore, readModels } from '../../state/models.ts';
import { modelToAsk } from '../../state/modelToAsk.ts';
import { changeSettings, settingsStore } from '../../state/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import styles from './Composer.module.css';

/** Stands for null, which is no value of a menu; no model can be called so. */
const quotes = 'quotes only';

export function ModelMenu() {
  const t = useTranslate();
  const status = useStore(modelsStore, (models) => models.status);
  const chosen = useStore(settingsStore, ({ info }) => info?.settings.chatModel);
  const available = status?.models ?? [];
  const model = modelToAsk(chosen, available);
  const isThere = model === null || available.includes(model);
  const label = model ?? t('chat.model.quotes');
  const missing =
    model !== null && !isThere ? [{ value: model, label: t('chat.model.missing', { model }) }] : [];
  const options = [
    ...available.map((name) => ({ value: name, label: name })),
    ...missing,
    { value: quotes, label: t('chat.model.quotes.long') },
  ];
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          size="sm"
          className={styles.model}
          icon={model === null ? <Quote /> : <Sparkles />}
          aria-label={t('chat.model.button', { model: label })}
          onClick={readModels}
        >
          {label}
          <ChevronDown aria-hidden="true" className={styles.chevron} />
        </Button>
      }
    >
      <MenuChoice
        label={t('chat.model')}
        value={model ?? quotes}
        options={options}
        onChange={(value) => changeSettings({ chatModel: value === quotes ? null : value })}
      />
      {status && available.length === 0 && (
        <>
          <MenuSeparator />
          <MenuItem icon={<RefreshCw />} onSelect={readModels}>
            {t(status.isReachable ? 'chat.model.noModels' : 'chat.model.none')} · {t('chat.lookAgain')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
