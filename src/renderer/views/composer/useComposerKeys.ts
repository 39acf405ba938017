import { useCallback, useRef, type CompositionEvent, type KeyboardEvent } from 'react';
import { restingKeys, stepComposer, type ComposerEvent } from './composerKeys.ts';

type Field = HTMLTextAreaElement | HTMLInputElement;

/**
 * Enter sends, also in the middle of a Korean syllable: see `composerKeys.ts`.
 * @param send gets what the field holds at that moment, the last syllable included
 * @returns `onKeyDown` says whether it dealt with the key; `ref` is for the field
 */
export function useComposerKeys<F extends Field>(send: (value: string) => void) {
  const keys = useRef(restingKeys);

  const step = useCallback((event: ComposerEvent) => {
    const next = stepComposer(keys.current, event);
    keys.current = next.keys;
    return next;
  }, []);

  // React's own onBeforeInput is made from key presses and knows no inputType.
  const ref = useCallback(
    (field: F | null) => {
      const onBeforeInput = (event: Event) => {
        const { inputType } = event as InputEvent;
        if (step({ type: 'beforeinput', inputType }).isPrevented) event.preventDefault();
      };
      field?.addEventListener('beforeinput', onBeforeInput);
      return () => field?.removeEventListener('beforeinput', onBeforeInput);
    },
    [step],
  );

  const onKeyDown = (event: KeyboardEvent<F>) => {
    const { code, keyCode, isComposing, shiftKey: isShift } = event.nativeEvent;
    const { isPrevented, isSent } = step({ type: 'keydown', code, keyCode, isComposing, isShift });
    if (isPrevented) event.preventDefault();
    if (isSent) send(event.currentTarget.value);
  };
  const onCompositionStart = () => void step({ type: 'compositionstart' });
  const onCompositionEnd = (event: CompositionEvent<F>) => {
    if (step({ type: 'compositionend' }).isSent) send(event.currentTarget.value);
  };

  return { ref, onKeyDown, onCompositionStart, onCompositionEnd };
}
