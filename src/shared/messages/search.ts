import { defineMessages } from './define.ts';

export const searchMessages = defineMessages({
  'search.title': { en: 'Search notes', ko: '노트 검색' },
  'search.placeholder': { en: 'Search by words or meaning', ko: '낱말이나 뜻으로 찾기' },
  'search.results': { en: 'Search results', ko: '검색 결과' },
  'search.clear': { en: 'Clear', ko: '지우기' },
  'search.recent': { en: 'Recently opened', ko: '최근에 연 노트' },
  'search.hint': { en: 'Ask in your own words', ko: '떠오르는 대로 적어 보세요' },
  'search.hint.body': {
    en: 'You need not remember the wording: passages are found by what they mean, in Korean and English.',
    ko: '정확한 표현이 기억나지 않아도 됩니다. 한국어든 영어든 뜻으로 구절을 찾습니다.',
  },
  'search.searching': { en: 'Searching', ko: '찾는 중' },
  'search.found': {
    en: '{hits, plural, one {# passage} other {# passages}} in {notes, plural, one {# note} other {# notes}}',
    ko: '노트 {notes}개에서 구절 {hits}개',
  },
  'search.ms': { en: '{ms} ms', ko: '{ms}밀리초' },
  'search.none': { en: 'Nothing found for “{text}”', ko: '“{text}”에 맞는 구절이 없습니다' },
  'search.none.hint': {
    en: 'Try fewer or other words, or a whole question.',
    ko: '낱말을 줄이거나 바꾸어 보거나, 질문 한 문장으로 찾아보세요.',
  },
  'search.wordsOnly': {
    en: 'Found by words only: the meaning of your notes is still being read.',
    ko: '아직 노트의 뜻을 읽고 있어 낱말로만 찾았습니다.',
  },
  'search.share': { en: 'Words {words}%, meaning {meaning}%', ko: '낱말 {words}%, 뜻 {meaning}%' },
  'search.share.words': { en: 'Words', ko: '낱말' },
  'search.share.meaning': { en: 'Meaning', ko: '뜻' },
  'search.share.both': { en: 'Words and meaning', ko: '낱말과 뜻' },
  'search.retry': { en: 'Search again', ko: '다시 찾기' },
  'search.key.move': { en: 'move', ko: '이동' },
  'search.key.open': { en: 'open', ko: '열기' },
  'search.key.close': { en: 'close', ko: '닫기' },
});
