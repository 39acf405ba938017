import { defineMessages } from './define.ts';

/** Notes open beside one another, and what can be done to the one in front. */
export const tabsMessages = defineMessages({
  'tabs.label': { en: 'Open notes', ko: '열린 노트' },
  'tabs.close': { en: 'Close', ko: '닫기' },
  'tabs.close.named': { en: 'Close {title}', ko: '{title} 닫기' },
  'tabs.closeOthers': { en: 'Close the others', ko: '다른 탭 닫기' },
  'tabs.gone': { en: 'No longer in the library', ko: '서재에 없는 노트' },
  'tabs.gone.body': {
    en: 'It was deleted or moved away. If it is in the trash, it can be restored.',
    ko: '지워졌거나 다른 곳으로 옮겨졌습니다. 휴지통에 있다면 되돌릴 수 있어요.',
  },
  'tabs.gone.trash': { en: 'Look in the trash', ko: '휴지통 보기' },
  'tabs.gone.close': { en: 'Close the tab', ko: '탭 닫기' },
  'tabs.unsaved': { en: 'not saved yet', ko: '아직 저장되지 않음' },
  'tabs.more': { en: 'More for this note', ko: '이 노트로 더 하기' },

  'noteMenu.label': { en: 'Note', ko: '노트' },
  'noteMenu.open': { en: 'Open', ko: '열기' },
  'noteMenu.openInNewTab': { en: 'Open in a new tab', ko: '새 탭에서 열기' },
  'noteMenu.move': { en: 'Rename or move…', ko: '이름 바꾸기·옮기기…' },
  'noteMenu.trash': { en: 'Move to trash', ko: '휴지통에 넣기' },
  'noteMenu.copyLink': { en: 'Copy link', ko: '링크 복사' },
  'noteMenu.showInFolder': { en: 'Show in folder', ko: '폴더에서 보기' },
  'noteMenu.copied': { en: 'Copied: {link}', ko: '복사했습니다: {link}' },
});
