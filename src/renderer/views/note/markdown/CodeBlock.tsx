import { lazy, Suspense, useEffect, useState } from 'react';
import { Check, Copy } from 'lucide-react';
import { useTranslate } from '../../../state/language.ts';
import { property, type Props } from './elementProps.ts';
import type { Child, Element } from './tree.ts';
import styles from './NoteMarkdown.module.css';

const Diagram = lazy(() => import('../diagram/Diagram.tsx').then((file) => ({ default: file.Diagram })));

export function CodeBlock({ node, children }: Props<'pre'>) {
  const code = node?.children[0];
  const language = code?.type === 'element' ? languageOf(code) : undefined;
  const text = node ? textOf(node) : '';
  const plain = (
    <div className={styles.code}>
      <div className={styles.codeBar}>
        {language && <span>{language}</span>}
        <CopyButton text={text} />
      </div>
      <pre tabIndex={0}>{children}</pre>
    </div>
  );
  if (language !== 'mermaid') return plain;
  return (
    <Suspense fallback={plain}>
      <Diagram source={text}>{plain}</Diagram>
    </Suspense>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const t = useTranslate();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const label = t(isCopied ? 'note.code.copied' : 'note.code.copy');
  return (
    <button
      type="button"
      className={styles.copy}
      aria-label={label}
      title={label}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setIsCopied(true))}
    >
      {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
    </button>
  );
}

/** How long the tick says that it was copied. */
const shownMs = 1500;

function languageOf(code: Element): string | undefined {
  const names = property(code, 'className')?.split(/[ ,]/) ?? [];
  return names.find((name) => name.startsWith('language-'))?.slice('language-'.length);
}

function textOf(node: Child): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}
