/** A Korean input method, as Chromium sees one. The element that is to receive the text must have the focus. */
import type { CDPSession, Page } from '@playwright/test';

export interface InputMethod {
  /** Shows the states of a syllable being composed, e.g. `ㅅ`, `새`, `색`; it stays open. */
  compose(...states: readonly string[]): Promise<void>;
  /** Ends the open composition with this text. */
  commit(text: string): Promise<void>;
  /** Enter as an input method passes it on while a syllable is open: the key is `Process`, its code 229. */
  pressEnterWhileComposing(): Promise<void>;
  close(): Promise<void>;
}

export async function openInputMethod(page: Page): Promise<InputMethod> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  return {
    async compose(...states) {
      for (const text of states) {
        await cdp.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
      }
    },
    async commit(text) {
      await cdp.send('Input.insertText', { text });
    },
    async pressEnterWhileComposing() {
      await cdp.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'Process',
        code: 'Enter',
        windowsVirtualKeyCode: 229,
      });
    },
    close: () => cdp.detach(),
  };
}
