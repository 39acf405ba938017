import { defineMessages } from './define.ts';

/** Texts of Electron main: native menu and native dialogs. */
export const shellMessages = defineMessages({
  'shell.undo': { en: 'Undo', ko: '실행 취소' },
  'shell.redo': { en: 'Redo', ko: '다시 실행' },
  'shell.cut': { en: 'Cut', ko: '잘라내기' },
  'shell.copy': { en: 'Copy', ko: '복사' },
  'shell.paste': { en: 'Paste', ko: '붙여넣기' },
  'shell.selectAll': { en: 'Select all', ko: '모두 선택' },
  'shell.zoomIn': { en: 'Zoom in', ko: '확대' },
  'shell.zoomOut': { en: 'Zoom out', ko: '축소' },
  'shell.resetZoom': { en: 'Actual size', ko: '실제 크기' },
  'shell.fullScreen': { en: 'Full screen', ko: '전체 화면' },
  'shell.minimize': { en: 'Minimize', ko: '최소화' },
  'shell.closeWindow': { en: 'Close window', ko: '창 닫기' },
  'shell.quit': { en: 'Quit Saegim', ko: '새김 종료' },
  'shell.cancel': { en: 'Cancel', ko: '취소' },
  'shell.ok': { en: 'OK', ko: '확인' },
  'shell.openExternal.title': { en: 'Open this outside Saegim?', ko: '새김 밖에서 열까요?' },
  'shell.openExternal.open': { en: 'Open', ko: '열기' },
  'shell.settingsBroken.title': {
    en: 'The settings could not be read, so Saegim starts with the usual ones.',
    ko: '설정을 읽지 못해 기본 설정으로 시작합니다.',
  },
  'shell.settingsBroken.kept': {
    en: 'The old file was kept: {path}',
    ko: '이전 파일을 보관했습니다: {path}',
  },
  'shell.notes': { en: 'Notes', ko: '노트' },
  'shell.allFiles': { en: 'All files', ko: '모든 파일' },
});
