/**
 * Enter sends, Shift+Enter breaks the line, and Enter while a syllable is being composed commits it
 * and sends once, the syllable whole. Input methods tell of that Enter in different ways: as key 229
 * before the composition ends (macOS, Windows, ibus), some of them followed by a plain Enter or by a
 * line break, or as a plain Enter inside the composition. So the wish to send is remembered, it is
 * fulfilled when the composition ends, and no line break comes in but by Shift+Enter.
 */
export interface ComposerKeys {
  readonly isComposing: boolean;
  /** Enter was pressed in the middle of a syllable. */
  readonly sendsAtEnd: boolean;
  readonly allowsLineBreak: boolean;
}

export type ComposerEvent =
  | {
      readonly type: 'keydown';
      readonly code: string;
      readonly keyCode: number;
      readonly isComposing: boolean;
      readonly isShift: boolean;
    }
  | { readonly type: 'compositionstart' }
  | { readonly type: 'compositionend' }
  | { readonly type: 'beforeinput'; readonly inputType: string };

export interface ComposerStep {
  readonly keys: ComposerKeys;
  readonly isPrevented: boolean;
  /** Send what the text area holds now; nothing happens when that is blank. */
  readonly isSent: boolean;
}

export const restingKeys: ComposerKeys = { isComposing: false, sendsAtEnd: false, allowsLineBreak: false };

/** The key code that browsers give every key an input method takes. */
const takenByInputMethod = 229;

export function stepComposer(keys: ComposerKeys, event: ComposerEvent): ComposerStep {
  switch (event.type) {
    case 'compositionstart':
      return { keys: { ...keys, isComposing: true }, isPrevented: false, isSent: false };
    case 'compositionend':
      return {
        keys: { ...keys, isComposing: false, sendsAtEnd: false },
        isPrevented: false,
        isSent: keys.sendsAtEnd,
      };
    case 'beforeinput': {
      const isLineBreak = event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph';
      return { keys, isPrevented: isLineBreak && !keys.allowsLineBreak, isSent: false };
    }
    case 'keydown':
      return stepKey(keys, event);
  }
}

function stepKey(keys: ComposerKeys, event: Extract<ComposerEvent, { type: 'keydown' }>): ComposerStep {
  const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
  if (!isEnter) return { keys: { ...keys, sendsAtEnd: false }, isPrevented: false, isSent: false };
  if (event.isShift) {
    return { keys: { ...keys, sendsAtEnd: false, allowsLineBreak: true }, isPrevented: false, isSent: false };
  }
  const isComposing = event.isComposing || keys.isComposing || event.keyCode === takenByInputMethod;
  return {
    keys: { ...keys, sendsAtEnd: isComposing, allowsLineBreak: false },
    isPrevented: event.keyCode !== takenByInputMethod,
    isSent: !isComposing,
  };
}
