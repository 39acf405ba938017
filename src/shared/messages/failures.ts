import { defineMessages } from './define.ts';

/** Files that could not be read. */
export const failureMessages = defineMessages({
  'failures.title': { en: 'Files that could not be read', ko: '읽지 못한 파일' },
  'failures.none': { en: 'Every file could be read', ko: '모든 파일을 읽었어요' },
  'failures.none.body': {
    en: 'What cannot be read is listed here, with the reason.',
    ko: '읽지 못한 파일이 생기면 이유와 함께 여기에 모입니다.',
  },
  'failures.hint': {
    en: '{count, plural, one {# file} other {# files}}. The others came in; changed files are tried again by themselves.',
    ko: '파일 {count, number}개. 나머지는 모두 들어왔고, 파일이 바뀌면 저절로 다시 읽습니다.',
  },
  'failures.retryAll': { en: 'Try all again', ko: '모두 다시 시도' },
  'failures.retry': { en: 'Try “{name}” again', ko: '‘{name}’ 다시 시도' },
  'failures.setAside': { en: 'Set aside after 3 tries', ko: '세 번 실패해 제쳐 둠' },
});
