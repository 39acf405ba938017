import type { ComponentProps } from 'react';
import type { Element } from './tree.ts';

/** What a component that draws an element of the rendered Markdown is given. */
export type Props<T extends keyof React.JSX.IntrinsicElements> = ComponentProps<T> & {
  readonly node?: Element;
};

/** A property of the element as text; undefined where it is not set. */
export function property(node: Element | undefined, name: string): string | undefined {
  const value = node?.properties[name];
  return value === undefined || value === null || value === false ? undefined : String(value);
}
