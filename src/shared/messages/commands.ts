import { defineMessages } from './define.ts';

export const commandMessages = defineMessages({
  'command.import.folder': { en: 'Import folder…', ko: '폴더 가져오기…' },
  'command.import.files': { en: 'Import files…', ko: '파일 가져오기…' },
  'command.import.sample': { en: 'Open the sample library', ko: '예제 서재 열기' },
  'command.settings.open': { en: 'Settings', ko: '설정' },
  'command.search.open': { en: 'Search notes', ko: '노트 검색' },
  'command.palette.open': { en: 'Command palette', ko: '명령 팔레트' },
  'command.note.open': { en: 'Open note…', ko: '노트 열기…' },
  'command.view.note': { en: 'Show note', ko: '노트 보기' },
  'command.view.graph': { en: 'Show graph', ko: '그래프 보기' },
  'command.view.map': { en: 'Show map', ko: '지도 보기' },
  'command.chat.focus': { en: 'Ask your notes', ko: '노트에게 묻기' },
  'command.history.back': { en: 'Back', ko: '뒤로' },
  'command.history.forward': { en: 'Forward', ko: '앞으로' },
  'command.sidebar.left': { en: 'Toggle left sidebar', ko: '왼쪽 사이드바 여닫기' },
  'command.sidebar.right': { en: 'Toggle right sidebar', ko: '오른쪽 사이드바 여닫기' },
  'command.theme.toggle': { en: 'Toggle light and dark', ko: '밝은·어두운 테마 바꾸기' },
  'command.help.shortcuts': { en: 'Keyboard shortcuts', ko: '단축키 보기' },
});

export const menuMessages = defineMessages({
  'menu.file': { en: 'File', ko: '파일' },
  'menu.edit': { en: 'Edit', ko: '편집' },
  'menu.view': { en: 'View', ko: '보기' },
  'menu.go': { en: 'Go', ko: '이동' },
  'menu.window': { en: 'Window', ko: '창' },
  'menu.help': { en: 'Help', ko: '도움말' },
});
