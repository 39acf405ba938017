/** Both languages stand side by side, so a text that lacks one does not compile. ICU MessageFormat syntax. */
export interface Translated {
  readonly en: string;
  readonly ko: string;
}

export function defineMessages<T extends Record<string, Translated>>(messages: T): T {
  return messages;
}
