import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useLayerContainer } from './Layer.ts';
import styles from './Menu.module.css';

export interface MenuProps {
  /** One button that takes a ref. */
  readonly trigger: ReactNode;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}

/** Not modal: Radix's modal menu adds a `<style>`, which our CSP forbids. */
export function Menu({ trigger, align = 'start', children }: MenuProps) {
  const container = useLayerContainer();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content className={styles.menu} align={align} sideOffset={4} collisionPadding={8} loop>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly trailing?: ReactNode;
  readonly isDisabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ icon, trailing, isDisabled, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item className={styles.item} disabled={isDisabled} onSelect={onSelect}>
      <span className={styles.icon}>{icon}</span>
      <span className={styles.label}>{children}</span>
      {trailing}
    </DropdownMenu.Item>
  );
}

export interface MenuChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

/** Radio items under a caption. */
export function MenuChoice<V extends string>({ label, value, options, onChange }: MenuChoiceProps<V>) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={(next) => onChange(next as V)}>
      <DropdownMenu.Label className={styles.caption}>{label}</DropdownMenu.Label>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className={styles.item}>
          <span className={styles.icon}>
            <DropdownMenu.ItemIndicator>
              <Check />
            </DropdownMenu.ItemIndicator>
          </span>
          <span className={styles.label}>{option.label}</span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className={styles.separator} />;
}
