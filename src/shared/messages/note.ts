import { defineMessages } from './define.ts';

export const noteMessages = defineMessages({
  'note.none': { en: 'No note is open', ko: '열린 노트가 없습니다' },
  'note.none.hint': {
    en: 'Choose one on the left, or find a passage by what it means.',
    ko: '왼쪽에서 노트를 고르거나, 뜻으로 구절을 찾아보세요.',
  },
  'note.search': { en: 'Search notes', ko: '노트 검색' },
  'note.retry': { en: 'Try again', ko: '다시 시도' },
  'note.reading': { en: 'Reading the note', ko: '노트를 읽는 중' },
  'note.stale': {
    en: 'This file has changed since it was imported. Marked passages may be off.',
    ko: '가져온 뒤에 파일이 바뀌었습니다. 표시된 구절이 어긋날 수 있습니다.',
  },
  'note.showInFolder': { en: 'Show in folder', ko: '폴더에서 보기' },
  'note.modified': { en: 'Modified {date}', ko: '{date} 수정' },
  'note.created': { en: 'Created {date}', ko: '{date} 작성' },
  'note.tags': { en: 'Tags', ko: '태그' },
  'note.passage': { en: 'Found passage', ko: '찾은 구절' },
  'note.passage.shown': {
    en: 'Showing the found passage in {title}',
    ko: '{title}에서 찾은 구절을 보여 줍니다',
  },
  'note.link.missing': { en: 'No note is called “{target}” yet', ko: '“{target}” 노트는 아직 없습니다' },
  'note.link.external': { en: 'Opens in your browser: {url}', ko: '브라우저에서 열립니다: {url}' },
  'note.image': { en: 'Image: {name}', ko: '그림: {name}' },
  'note.image.remote': {
    en: 'Images from the net are not loaded, so that nobody learns what you read',
    ko: '무엇을 읽는지 알려지지 않도록 인터넷 그림은 불러오지 않습니다',
  },
  'note.backlinks': { en: 'Linked from', ko: '이 노트를 가리키는 노트' },
  'note.plain': {
    en: 'This note is long, so it is shown as plain text.',
    ko: '긴 노트라서 서식 없이 보여 줍니다.',
  },
  'note.callout.note': { en: 'Note', ko: '참고' },
  'note.callout.tip': { en: 'Tip', ko: '도움말' },
  'note.callout.success': { en: 'Done', ko: '완료' },
  'note.callout.question': { en: 'Question', ko: '질문' },
  'note.callout.warning': { en: 'Careful', ko: '주의' },
  'note.callout.danger': { en: 'Danger', ko: '위험' },
  'note.callout.quote': { en: 'Quote', ko: '인용' },

  'related.title': { en: 'Related notes', ko: '관련 노트' },
  'related.none.note': { en: 'Open a note to see what is near it', ko: '노트를 열면 가까운 노트가 보입니다' },
  'related.none': { en: 'Nothing is near this note yet', ko: '아직 가까운 노트가 없습니다' },
  'related.none.hint': {
    en: 'Related notes appear as Saegim reads what your notes mean.',
    ko: '새김이 노트의 뜻을 읽어 가면서 관련 노트가 나타납니다.',
  },
  'related.loading': { en: 'Looking for related notes', ko: '관련 노트를 찾는 중' },
  'related.linked': { en: 'Linked', ko: '연결됨' },
  'related.linked.hint': { en: 'These two notes are linked', ko: '두 노트가 링크로 이어져 있습니다' },
  'related.similarity': { en: '{percent}% alike', ko: '{percent}% 비슷' },
  'related.near.veryClose': { en: 'Very close', ko: '아주 가까움' },
  'related.near.close': { en: 'Close', ko: '가까움' },
  'related.near.loose': { en: 'Some likeness', ko: '조금 비슷함' },
});
