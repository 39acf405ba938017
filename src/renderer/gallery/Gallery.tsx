import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { scenes, type SceneName } from './scenes.ts';
import styles from './Gallery.module.css';

export function showGallery(): void {
  createRoot(document.getElementById('root') as HTMLElement).render(<Gallery />);
}

const names = Object.keys(scenes) as SceneName[];

/** For those who build the app; its words are names in the code and not translated. */
function Gallery() {
  const [scene, setScene] = useState<SceneName>('sample');
  const [language, setLanguage] = useState<'ko' | 'en'>('en');
  const [theme, setTheme] = useState<'light' | 'dark'>('light');
  const address = `gallery.html?${new URLSearchParams({ scene, language, theme })}`;
  return (
    <div className={styles.gallery}>
      <nav className={styles.bar}>
        <Choice label="scene" values={names} value={scene} onChange={setScene} />
        <Choice label="language" values={['en', 'ko']} value={language} onChange={setLanguage} />
        <Choice label="theme" values={['light', 'dark']} value={theme} onChange={setTheme} />
      </nav>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- our own page */}
      <iframe
        key={address}

        className={styles.frame}
        src={address}
        title={scene}
      />
    </div>
  );
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly values: readonly V[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

function Choice<V extends string>({ label, values, value, onChange }: ChoiceProps<V>) {
  const segments = values.map((each) => ({ value: each, label: each }));
  return <SegmentedControl label={label} segments={segments} value={value} onChange={onChange} />;
}
