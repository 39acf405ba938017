import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslate } from '../../../state/language.ts';
import { useNear } from '../markdown/useNear.ts';
import { drawDiagram, type DrawnDiagram } from './drawDiagram.ts';
import { putDiagram } from './putDiagram.ts';
import { useTheme } from './useTheme.ts';
import styles from './Diagram.module.css';

interface DiagramProps {
  readonly source: string;
  /** The source as code: shown until it is drawn, and when it cannot be. */
  readonly children: ReactNode;
}

export function Diagram({ source, children }: DiagramProps) {
  const t = useTranslate();
  const theme = useTheme();
  const [near, isNear] = useNear();
  const [drawn, setDrawn] = useState<DrawnDiagram>();
  useEffect(() => {
    if (!isNear) return;
    let isGone = false;
    void drawDiagram(source, theme).then((diagram) => {
      if (!isGone) setDrawn(diagram);
    });
    return () => {
      isGone = true;
    };
  }, [source, theme, isNear]);

  if (drawn?.svg !== undefined) return <Picture svg={drawn.svg} label={t('note.diagram')} />;
  return (
    <div ref={near}>
      {children}
      {drawn && <p className={styles.failed}>{t('note.diagram.failed', { reason: drawn.reason })}</p>}
    </div>
  );
}

function Picture({ svg, label }: { readonly svg: string; readonly label: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current) putDiagram(host.current, svg);
  }, [svg]);
  return (
    <div className={styles.frame} tabIndex={0}>
      <div ref={host} role="img" aria-label={label} className={styles.diagram} />
    </div>
  );
}
