import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';
import { ChevronRight } from 'lucide-react';
import { useTranslate } from '../../../state/language.ts';
import { calloutOf } from './calloutKinds.ts';
import { property, type Props } from './elementProps.ts';
import styles from './NoteMarkdown.module.css';

export function Quote({ node, children }: Props<'blockquote'>) {
  const t = useTranslate();
  const written = property(node, 'dataCallout');
  if (written === undefined) return <blockquote>{children}</blockquote>;
  const { kind, title, Icon } = calloutOf(written);
  const fold = property(node, 'dataFold');
  const { own, rest } = partTitle(children);
  const icon = <Icon aria-hidden="true" className={styles.calloutIcon} />;
  const name = own ?? <p className={styles.calloutTitle}>{t(title)}</p>;
  if (fold === undefined) {
    return (
      <aside role="note" aria-label={t(title)} className={styles.callout} data-kind={kind}>
        {icon}
        {name}
        {rest}
      </aside>
    );
  }
  return (
    <details className={styles.callout} data-kind={kind} open={fold === 'open'}>
      <summary>
        {icon}
        {name}
        <ChevronRight aria-hidden="true" className={styles.calloutChevron} />
      </summary>
      <div className={styles.calloutBody}>{rest}</div>
    </details>
  );
}

/** The title that the note gives, and what stands under it. */
function partTitle(children: ReactNode): { own?: ReactElement; rest: ReactNode } {
  const all = Children.toArray(children);
  const at = all.findIndex(
    (child) =>
      isValidElement<Props<'p'>>(child) && property(child.props.node, 'dataCalloutTitle') !== undefined,
  );
  const own = all[at];
  return isValidElement(own) ? { own, rest: all.filter((_, index) => index !== at) } : { rest: children };
}
