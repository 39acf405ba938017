import { CircleAlert, Info, X } from 'lucide-react';
import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
import { dismissNotice, notices, type Notice } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './Notices.module.css';

export function Notices() {
  const t = useTranslate();
  const all = useStore(notices);
  return (
    <section className={styles.stack} aria-label={t('notice.label')} aria-live="polite">
      {all.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice: { id, tone, message, values, action } }: { readonly notice: Notice }) {
  const t = useTranslate();
  return (
    <Card className={styles.notice}>
      <span className={styles[tone]}>{tone === 'danger' ? <CircleAlert /> : <Info />}</span>
      <p className={styles.text}>{t(message, values)}</p>
      {action && (
        <Button
          size="sm"
          onClick={() => {
            dismissNotice(id);
            action.run();
          }}
        >
          {t(action.label)}
        </Button>
      )}
      <IconButton
        size="sm"
        side="top"
        label={t('notice.dismiss')}
        icon={<X />}
        onClick={() => dismissNotice(id)}
      />
    </Card>
  );
}
