import IntlMessageFormat from 'intl-messageformat';
import type { Language } from '../shell.ts';
import { commandMessages, menuMessages } from './commands.ts';
import { errorMessages } from './errors.ts';
import { shellMessages } from './shell.ts';
import { viewMessages } from './views.ts';

const messages = { ...commandMessages, ...menuMessages, ...errorMessages, ...shellMessages, ...viewMessages };

export type MessageKey = keyof typeof messages;
export type MessageValues = Readonly<Record<string, string | number | Date>>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** @returns a function from key and values to text in one language; formats are parsed once. */
export function createTranslate(language: Language): Translate {
  const formats = new Map<MessageKey, IntlMessageFormat>();
  return (key, values) => {
    let format = formats.get(key);
    if (!format) {
      format = new IntlMessageFormat(messages[key][language], language);
      formats.set(key, format);
    }
    return String(format.format(values));
  };
}
