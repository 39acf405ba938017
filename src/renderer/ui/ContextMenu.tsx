import type { ReactNode } from 'react';
import { ContextMenu as Radix } from 'radix-ui';
import { useLayerContainer } from './Layer.ts';
import type { MenuItemProps } from './Menu.tsx';
import styles from './Menu.module.css';

export interface ContextMenuProps {
  /** Accessible name. */
  readonly label: string;
  /** Made of `contextMenuParts`. */
  readonly content: ReactNode;
  /** One element that takes a ref; the menu opens where it is clicked. */
  readonly children: ReactNode;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** Not modal: Radix's modal menu adds a `<style>`, which our CSP forbids. */
export function ContextMenu({ label, content, children, onOpenChange }: ContextMenuProps) {
  const container = useLayerContainer();
  return (
    <Radix.Root modal={false} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={container}>
        <Radix.Content className={styles.menu} aria-label={label} collisionPadding={8} loop>
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function ContextMenuItem({ icon, trailing, isDisabled, onSelect, children }: MenuItemProps) {
  return (
    <Radix.Item className={styles.item} disabled={isDisabled} onSelect={onSelect}>
      <span className={styles.icon}>{icon}</span>
      <span className={styles.label}>{children}</span>
      {trailing}
    </Radix.Item>
  );
}

function ContextMenuSeparator() {
  return <Radix.Separator className={styles.separator} />;
}

export const contextMenuParts = { Item: ContextMenuItem, Separator: ContextMenuSeparator };
