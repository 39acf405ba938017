/**
 * A modal `<dialog>` lies in the browser's top layer, above everything else in the page. What is
 * opened from inside one (tooltips, menus) must therefore be put inside it.
 */
import { createContext, useContext } from 'react';

export const LayerContext = createContext<HTMLElement | undefined>(undefined);

export function useLayerContainer(): HTMLElement | undefined {
  return useContext(LayerContext);
}
