import { appMessages } from './app.ts';
import { chatMessages } from './chat.ts';
import { defineMessages } from './define.ts';
import { failureMessages } from './failures.ts';
import { libraryMessages } from './library.ts';
import { noteMessages } from './note.ts';
import { paletteMessages } from './palette.ts';
import { searchMessages } from './search.ts';
import { settingsMessages } from './settings.ts';
import { spaceMessages } from './space.ts';
import { tabsMessages } from './tabs.ts';
import { writingMessages } from './writing.ts';

/** Texts of the views; each view's own file is spread here. */
export const viewMessages = defineMessages({
  ...appMessages,
  ...chatMessages,
  ...failureMessages,
  ...libraryMessages,
  ...noteMessages,
  ...paletteMessages,
  ...searchMessages,
  ...settingsMessages,
  ...spaceMessages,
  ...tabsMessages,
  ...writingMessages,
});
