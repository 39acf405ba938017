import type { ReactNode } from 'react';
import { Tooltip as Radix } from 'radix-ui';
import { Kbd } from './Kbd.tsx';
import { useLayerContainer } from './Layer.ts';
import styles from './Tooltip.module.css';

export interface TooltipProps {
  readonly text: string;
  readonly keys?: readonly string[];
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** One element that takes a ref. */
  readonly children: ReactNode;
}

/** Needs a `TooltipProvider` above it (App and gallery have one). */
export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps) {
  const container = useLayerContainer();
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={container}>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          {text}
          {keys && <Kbd keys={keys} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={450} skipDelayDuration={250} disableHoverableContent>
      {children}
    </Radix.Provider>
  );
}
