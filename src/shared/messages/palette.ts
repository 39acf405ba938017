import { defineMessages } from './define.ts';

/** Command palette, note switcher and the sheet of shortcuts. */
export const paletteMessages = defineMessages({
  'palette.title': { en: 'Command palette', ko: '명령 팔레트' },
  'palette.placeholder': { en: 'What would you like to do?', ko: '무엇을 할까요?' },
  'palette.list': { en: 'Commands', ko: '명령' },
  'palette.recent': { en: 'Used lately', ko: '최근에 쓴 명령' },
  'palette.none': { en: 'No such command', ko: '그런 명령이 없어요' },
  'switcher.title': { en: 'Open a note', ko: '노트 열기' },
  'switcher.placeholder': { en: 'Title, folder or initials…', ko: '제목, 폴더, 초성…' },
  'switcher.list': { en: 'Notes', ko: '노트' },
  'switcher.recent': { en: 'Recent', ko: '최근' },
  'switcher.none': { en: 'No note is called that', ko: '그런 이름의 노트가 없어요' },
  'switcher.search': { en: 'Search inside notes', ko: '노트 안에서 찾기' },
  'switcher.open': { en: 'open', ko: '열기' },
  'switcher.move': { en: 'choose', ko: '고르기' },
  'shortcuts.title': { en: 'Keyboard shortcuts', ko: '단축키' },
  'shortcuts.note': {
    en: 'They name physical keys, so they also work while a Korean input method is on.',
    ko: '글쇠 자리로 동작하므로 한글 입력 중에도 쓸 수 있어요.',
  },
  'shortcuts.writing': { en: 'Writing', ko: '쓰기' },
  'shortcuts.chat': { en: 'Asking', ko: '질문' },
  'shortcuts.chat.send': { en: 'Send the question', ko: '질문 보내기' },
  'shortcuts.chat.line': { en: 'New line', ko: '줄 바꿈' },
  'shortcuts.chat.stop': { en: 'Stop the answer', ko: '답변 멈추기' },
});
