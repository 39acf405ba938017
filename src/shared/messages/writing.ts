import { defineMessages } from './define.ts';

/** Writing notes: the editor, saving, two versions, new notes, moving, the trash. */
export const writingMessages = defineMessages({
  'writing.edit': { en: 'Write', ko: '쓰기' },
  'writing.read': { en: 'Read', ko: '읽기' },
  'writing.editor': { en: 'Text of {title}', ko: '{title} 본문' },
  'writing.title': { en: 'Title (name of the file)', ko: '제목 (파일 이름)' },
  'writing.placeholder': { en: 'Write here…', ko: '여기에 쓰세요…' },
  'writing.untitled': { en: 'Untitled', ko: '제목 없음' },
  'writing.readOnly': {
    en: 'Read from another format; it can be changed in the app that made it.',
    ko: '다른 형식을 읽어 온 노트입니다. 만든 앱에서 고칠 수 있어요.',
  },
  'writing.readOnly.library': {
    en: 'This library is open for reading only.',
    ko: '이 서재는 읽기 전용으로 열려 있습니다.',
  },
  'writing.loading': { en: 'Opening the editor', ko: '편집기를 여는 중' },

  'writing.state.saved': { en: 'Saved', ko: '저장됨' },
  'writing.state.unsaved': { en: 'Unsaved', ko: '저장 전' },
  'writing.state.saving': { en: 'Saving…', ko: '저장 중…' },
  'writing.state.failed': { en: 'Not saved', ko: '저장하지 못함' },
  'writing.state.conflict': { en: 'Two versions', ko: '두 가지 판' },
  'writing.count': {
    en: '{words, plural, one {# word} other {# words}} · {characters, plural, one {# character} other {# characters}}',
    ko: '{characters, number}자 · 공백 빼고 {withoutBlanks, number}자 · 단어 {words, number}개',
  },
  'writing.failed': {
    en: 'The note is not saved: {reason} Your text is kept here.',
    ko: '노트를 저장하지 못했습니다. {reason} 쓰신 글은 여기 남아 있어요.',
  },
  'writing.failed.retry': { en: 'Try again', ko: '다시 저장' },
  'writing.failed.copy': { en: 'Save as a new note', ko: '새 노트로 저장' },

  'writing.conflict.title': {
    en: 'This note was changed elsewhere too',
    ko: '이 노트가 다른 곳에서도 바뀌었습니다',
  },
  'writing.conflict.body': {
    en: 'Nothing was overwritten. Choose which version stays.',
    ko: '아무것도 덮어쓰지 않았어요. 어느 판을 남길지 골라 주세요.',
  },
  'writing.conflict.theirs': { en: 'In the file', ko: '파일에 있는 글' },
  'writing.conflict.mine': { en: 'Written here', ko: '여기서 쓴 글' },
  'writing.conflict.keepMine': { en: 'Keep mine', ko: '내 글 남기기' },
  'writing.conflict.takeTheirs': { en: 'Take the file’s', ko: '파일의 글 쓰기' },
  'writing.conflict.keepBoth': { en: 'Keep both', ko: '둘 다 남기기' },
  'writing.conflict.keepBoth.hint': {
    en: 'Yours becomes a new note beside this one',
    ko: '내 글은 옆에 새 노트로 남습니다',
  },
  'writing.conflict.unchanged': { en: '$ unchanged lines', ko: '같은 줄 $개' },
  'writing.conflict.copyTitle': { en: '{title} (my version)', ko: '{title} (내가 쓴 판)' },
  'writing.conflict.kept': { en: 'Yours is now “{title}”.', ko: '내 글은 “{title}” 노트로 남겼습니다.' },
  'writing.recovered': {
    en: 'What you had written in “{title}” was saved after the interruption.',
    ko: '중단되었던 “{title}”의 글을 저장했습니다.',
  },
  'writing.recovered.new': {
    en: 'A note you were writing is gone from the library; your text is kept as “{title}”.',
    ko: '쓰시던 노트가 서재에 없어서 “{title}” 노트로 남겼습니다.',
  },
  'writing.recovered.conflict': {
    en: '“{title}” has changed since you wrote in it. Both versions are kept.',
    ko: '“{title}” 노트가 그 사이에 바뀌었습니다. 두 판을 모두 가지고 있어요.',
  },
  'writing.recover.failed': {
    en: 'What you had written in “{title}” could not be saved yet. It is kept.',
    ko: '“{title}”에 쓰신 글을 아직 저장하지 못했습니다. 글은 남아 있어요.',
  },
  'writing.open': { en: 'Open', ko: '열기' },
  'writing.undo': { en: 'Undo', ko: '되돌리기' },
  'writing.undo.failed': { en: 'It could not be undone: {reason}', ko: '되돌리지 못했습니다. {reason}' },
  'writing.create.failed': {
    en: 'No note could be made: {reason}',
    ko: '노트를 만들지 못했습니다. {reason}',
  },

  'writing.moved': {
    en: 'Now “{path}”.{links, plural, =0 {} one { # link follows it.} other { # links follow it.}}',
    ko: '“{path}”(으)로 바꿨습니다.{links, plural, =0 {} other { 링크 {links, number}개가 따라갑니다.}}',
  },
  'writing.move.failed': {
    en: '“{title}” could not be moved: {reason}',
    ko: '“{title}” 노트를 옮기지 못했습니다. {reason}',
  },
  'writing.move.title': { en: 'Rename or move', ko: '이름 바꾸기·옮기기' },
  'writing.move.name': { en: 'Name', ko: '이름' },
  'writing.move.folder': { en: 'Folder', ko: '폴더' },
  'writing.move.folder.hint': { en: 'None: the top of the library', ko: '비우면 맨 위' },
  'writing.move.links': {
    en: '{count, plural, =0 {No note links to it.} one {# note links to it; its links will follow.} other {# notes link to it; their links will follow.}}',
    ko: '{count, plural, =0 {이 노트를 가리키는 노트는 없어요.} other {노트 {count, number}개의 링크가 따라갑니다.}}',
  },
  'writing.move.taken': { en: 'There is a note of that name already', ko: '같은 이름의 노트가 이미 있어요' },
  'writing.move.badName': {
    en: 'A name cannot hold / \\ : * ? " < > | or begin with a dot',
    ko: '이름에는 / \\ : * ? " < > | 를 쓸 수 없고 점으로 시작할 수 없어요',
  },
  'writing.move.do': { en: 'Rename', ko: '바꾸기' },
  'writing.cancel': { en: 'Cancel', ko: '취소' },

  'writing.trashed': { en: '“{title}” is in the trash.', ko: '“{title}” 노트를 휴지통에 넣었습니다.' },
  'writing.trash.failed': {
    en: '“{title}” could not be put into the trash: {reason}',
    ko: '“{title}” 노트를 휴지통에 넣지 못했습니다. {reason}',
  },
  'writing.restored': { en: '“{title}” is back.', ko: '“{title}” 노트를 되돌렸습니다.' },
  'writing.restore.failed': { en: 'It could not be restored: {reason}', ko: '되돌리지 못했습니다. {reason}' },
  'trash.title': { en: 'Trash', ko: '휴지통' },
  'trash.empty': { en: 'The trash is empty', ko: '휴지통이 비었어요' },
  'trash.list': { en: 'Notes in the trash', ko: '휴지통의 노트' },
  'trash.restore': { en: 'Restore', ko: '되돌리기' },
  'trash.restore.named': { en: 'Restore {title}', ko: '{title} 되돌리기' },
  'trash.since': { en: 'Since {date}', ko: '{date}에 넣음' },

  'templates.title': { en: 'New note from a template', ko: '템플릿으로 새 노트' },
  'templates.placeholder': { en: 'Which template?', ko: '어떤 템플릿으로 할까요?' },
  'templates.list': { en: 'Templates', ko: '템플릿' },
  'templates.none': {
    en: 'No templates yet: notes in a folder called “templates” are offered here.',
    ko: '아직 템플릿이 없어요. “templates”나 “템플릿” 폴더의 노트가 여기에 나옵니다.',
  },
  'templates.noMatch': { en: 'No such template', ko: '그런 템플릿이 없어요' },

  'writing.find': { en: 'Find', ko: '찾기' },
  'writing.find.replaceWith': { en: 'Replace with', ko: '바꿀 글' },
  'writing.find.next': { en: 'Next', ko: '다음' },
  'writing.find.previous': { en: 'Previous', ko: '이전' },
  'writing.find.all': { en: 'Select all', ko: '모두 고르기' },
  'writing.find.case': { en: 'Match case', ko: '대소문자 구분' },
  'writing.find.regexp': { en: 'Regular expression', ko: '정규식' },
  'writing.find.word': { en: 'Whole words', ko: '낱말 단위' },
  'writing.find.replace': { en: 'Replace', ko: '바꾸기' },
  'writing.find.replaceAll': { en: 'Replace all', ko: '모두 바꾸기' },
  'writing.find.close': { en: 'Close', ko: '닫기' },
  'writing.find.current': { en: 'current match', ko: '지금 찾은 곳' },
  'writing.find.onLine': { en: 'on line', ko: '줄' },
  'writing.find.replaced': { en: 'replaced the match on line $', ko: '$번째 줄을 바꿨습니다' },
  'writing.find.replacedAll': { en: 'replaced $ matches', ko: '$곳을 바꿨습니다' },
  'writing.completions': { en: 'Suggestions', ko: '제안' },
  'writing.bold': { en: 'Bold', ko: '굵게' },
  'writing.italic': { en: 'Italic', ko: '기울임' },
  'writing.link': { en: 'Link the selected text', ko: '선택한 글에 링크' },
  'writing.attach.failed': {
    en: '“{name}” could not be added: {reason}',
    ko: '“{name}” 파일을 넣지 못했습니다. {reason}',
  },
});
