import { FileText, FolderInput, FolderSync, Leaf } from 'lucide-react';
import { runCommand } from '../../commands/handlers.ts';
import { useTranslate } from '../../state/language.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Welcome.module.css';

/** The empty library: what one may do, where one does it. */
export function Welcome() {
  const t = useTranslate();
  return (
    <main className={styles.welcome}>
      <div className={styles.column}>
        <Seal />
        <h1 className={styles.title}>{t('welcome.title')}</h1>
        <p className={styles.body}>{t('welcome.body')}</p>
        <div className={styles.zone}>
          <p className={styles.drop}>{t('welcome.drop')}</p>
          <p className={styles.formats}>{t('welcome.formats')}</p>
          <div className={styles.actions}>
            <Button
              variant="primary"
              size="lg"
              icon={<FolderSync />}
              onClick={() => runCommand('import.link')}
            >
              {t('welcome.link')}
            </Button>
            <Button size="lg" icon={<FolderInput />} onClick={() => runCommand('import.folder')}>
              {t('welcome.folder')}
            </Button>
            <Button size="lg" icon={<FileText />} onClick={() => runCommand('import.files')}>
              {t('welcome.files')}
            </Button>
          </div>
        </div>
        <div className={styles.sample}>
          <span>{t('welcome.sample.body')}</span>
          <Button variant="ghost" icon={<Leaf />} onClick={() => runCommand('import.sample')}>
            {t('welcome.sample')}
          </Button>
        </div>
      </div>
    </main>
  );
}

/** A carved seal: the name means to engrave. */
function Seal() {
  return (
    <svg className={styles.seal} viewBox="0 0 56 56" fill="none" aria-hidden="true">
      <rect x="2" y="2" width="52" height="52" rx="13" fill="var(--accent)" />
      <g stroke="var(--on-accent)" strokeWidth="3.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M20.5 15.5c0 11-3.4 18.6-8.7 23.4" />
        <path d="M20 24.6c1.3 5.6 4 10.2 8 13.6" />
        <path d="M34.2 14.2v25.6M34.2 26.8h8M42.2 12.6v30.8" />
      </g>
    </svg>
  );
}
