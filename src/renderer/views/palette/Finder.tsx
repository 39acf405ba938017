import { useRef, type ReactNode } from 'react';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { showDialog } from '../../state/navigation.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useComposerKeys } from '../composer/useComposerKeys.ts';
import styles from './Finder.module.css';

export interface FinderProps {
  readonly title: string;
  readonly placeholder: string;
  readonly listLabel: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Rows in their order; nothing is filtered here. */
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** A field with a list under it, chosen from with the arrows: the palette and the switcher. */
export function Finder({ title, placeholder, listLabel, text, onText, children, footer }: FinderProps) {
  const list = useRef<HTMLDivElement>(null);
  // cmdk does not choose on an Enter that also commits a syllable; a Korean would have to press it twice.
  const keys = useComposerKeys<HTMLInputElement>(() => chosenRow(list.current)?.click());
  return (
    <Dialog isBare title={title} onClose={() => showDialog(undefined)}>
      <Command label={title} shouldFilter={false} vimBindings={false} loop className={styles.finder}>
        <div className={styles.field}>
          <Search aria-hidden="true" />
          <Command.Input
            {...keys}
            autoFocus
            className={styles.input}
            aria-label={title}
            placeholder={placeholder}
            value={text}
            onValueChange={onText}
          />
        </div>
        <Command.List ref={list} className={styles.list} label={listLabel}>
          {children}
        </Command.List>
        {footer && <footer className={styles.footer}>{footer}</footer>}
      </Command>
    </Dialog>
  );
}

function chosenRow(list: HTMLElement | null): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>('[cmdk-item][data-selected="true"]');
}

export interface FinderRowProps {
  readonly value: string;
  readonly text: ReactNode;
  readonly detail?: ReactNode;
  readonly trailing?: ReactNode;
  readonly onSelect: () => void;
}

export function FinderRow({ value, text, detail, trailing, onSelect }: FinderRowProps) {
  return (
    <Command.Item value={value} className={styles.row} onSelect={onSelect}>
      <span className={styles.text}>{text}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
      {trailing && <span className={styles.trailing}>{trailing}</span>}
    </Command.Item>
  );
}

export function FinderGroup({
  heading,
  children,
}: {
  readonly heading?: string;
  readonly children: ReactNode;
}) {
  return (
    <Command.Group className={styles.group} heading={heading}>
      {children}
    </Command.Group>
  );
}

export function FinderNone({ text, action }: { readonly text: string; readonly action?: ReactNode }) {
  return (
    <div className={styles.none} role="status">
      <p>{text}</p>
      {action}
    </div>
  );
}
