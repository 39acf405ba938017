import { defineMessages } from './define.ts';

/** The frame of the window: bar, status, first invitation, drop, notices, engine. */
export const appMessages = defineMessages({
  'app.name': { en: 'Saegim', ko: '새김' },
  'app.toolbar': { en: 'Toolbar', ko: '도구 모음' },
  'app.views': { en: 'Views', ko: '보기' },
  'app.view.note': { en: 'Note', ko: '노트' },
  'app.view.graph': { en: 'Graph', ko: '그래프' },
  'app.view.map': { en: 'Map', ko: '지도' },
  'app.import': { en: 'Import', ko: '가져오기' },
  'app.close': { en: 'Close', ko: '닫기' },
  'app.sidebar.right': { en: 'Related notes and questions', ko: '관련 노트와 질문' },
  'app.resize.library': { en: 'Resize the library', ko: '서재 너비 조절' },
  'app.resize.side': { en: 'Resize the right sidebar', ko: '오른쪽 사이드바 너비 조절' },
  'app.resize.related': { en: 'Resize the related notes', ko: '관련 노트 높이 조절' },
  'app.loading': { en: 'Loading…', ko: '불러오는 중…' },

  'welcome.title': { en: 'What do you know?', ko: '무엇을 알고 계신가요?' },
  'welcome.body': {
    en: 'Drop your notes in, then find them, see them and ask them. Everything stays on this computer.',
    ko: '노트를 넣으면 찾고, 한눈에 보고, 물어볼 수 있어요. 모든 것은 이 컴퓨터에만 있습니다.',
  },
  'welcome.drop': { en: 'Drop notes or a folder here', ko: '노트나 폴더를 여기에 놓으세요' },
  'welcome.formats': {
    en: 'An Obsidian vault, a Notion export, PDF, Word, HWP, notebooks, text. What is dropped is copied to your library folder; a watched folder stays where it is.',
    ko: '옵시디언 보관함, 노션 내보내기, PDF, 워드, 한글(HWP), 노트북, 텍스트. 놓은 것은 서재 폴더로 복사하고, 연결한 폴더는 있는 자리에서 읽어요.',
  },
  'welcome.link': { en: 'Watch a folder…', ko: '폴더 연결하기…' },
  'welcome.folder': { en: 'Copy a folder…', ko: '폴더 복사하기…' },
  'welcome.files': { en: 'Choose files…', ko: '파일 고르기…' },
  'welcome.sample': { en: 'Open the sample library', ko: '예제 서재 열기' },
  'welcome.sample.body': {
    en: 'No notes at hand? Look around in ours.',
    ko: '노트가 없다면 예제로 둘러보세요.',
  },

  'drop.copy.title': { en: 'Drop to copy into your library', ko: '놓으면 서재로 복사합니다' },
  'drop.copy.body': {
    en: 'Copies go to {folder}. Hold {key} to watch them where they are instead.',
    ko: '{folder}에 복사본을 둡니다. {key} 키를 누르고 놓으면 복사하지 않고 있는 자리에서 연결해요.',
  },
  'drop.link.title': { en: 'Drop to watch where it is', ko: '놓으면 있는 자리에서 연결합니다' },
  'drop.link.body': {
    en: 'Nothing is copied or changed; Saegim follows what changes there. Exports and archives are still unpacked into your library.',
    ko: '복사하거나 바꾸지 않고, 그 자리의 변화를 따라갑니다. 내보내기와 압축 파일은 서재에 풀어 둡니다.',
  },
  'drop.nothing': {
    en: 'Only files and folders can be dropped here.',
    ko: '파일이나 폴더만 놓을 수 있습니다.',
  },

  'status.label': { en: 'Status', ko: '상태' },
  'status.notes': { en: '{count, plural, one {# note} other {# notes}}', ko: '노트 {count, number}개' },
  'status.passages': {
    en: '{count, plural, one {# passage} other {# passages}}',
    ko: '구절 {count, number}개',
  },
  'status.meaning': { en: 'Reading for meaning', ko: '의미를 읽는 중' },
  'status.meaning.share': { en: 'Meaning {percent}', ko: '의미 {percent}' },
  'status.meaning.ready': { en: 'Meaning ready', ko: '의미 준비됨' },
  'status.meaning.hint': {
    en: 'Words are searchable already. {done, number} of {total, number} passages can also be found by meaning.',
    ko: '낱말로는 이미 찾을 수 있어요. 구절 {total, number}개 중 {done, number}개는 의미로도 찾을 수 있습니다.',
  },
  'status.hold.battery': { en: 'gently, on battery', ko: '배터리라 천천히' },
  'status.hold.busy': { en: 'gently, the computer is busy', ko: '컴퓨터가 바빠 천천히' },
  'status.failed': {
    en: '{count, plural, one {# file not read} other {# files not read}}',
    ko: '못 읽은 파일 {count, number}개',
  },
  'status.failed.hint': { en: 'See why, and try again', ko: '이유를 보고 다시 시도하기' },
  'status.pause': { en: 'Pause reading', ko: '읽기 멈추기' },
  'status.pause.hint': { en: 'Pause; it goes on from there', ko: '멈췄다가 그 자리에서 이어 할 수 있어요' },
  'status.resume': { en: 'Paused: resume', ko: '멈춤: 다시 하기' },
  'status.resume.hint': { en: 'Go on reading your notes', ko: '노트 읽기를 이어 하기' },
  'status.readOnly': { en: 'Read only', ko: '읽기 전용' },
  'status.engine.starting': { en: 'Engine starting…', ko: '엔진을 켜는 중…' },
  'status.engine.running': { en: 'Engine ready', ko: '엔진 준비됨' },
  'status.engine.failed': { en: 'Engine stopped', ko: '엔진 멈춤' },
  'status.answers.quotes': { en: 'Answers: quotes', ko: '답변: 인용' },
  'status.answers.model': { en: 'Answers: {model}', ko: '답변: {model}' },
  'status.answers.unreachable': {
    en: 'No Ollama answers at {host}. Answers quote your notes.',
    ko: '{host}에서 Ollama가 응답하지 않습니다. 노트를 인용해 답합니다.',
  },
  'status.answers.chosenQuotes': {
    en: 'Answers quote your notes. Choose a model in Settings.',
    ko: '노트를 인용해 답합니다. 설정에서 모델을 고를 수 있어요.',
  },
  'status.answers.change': { en: 'Change in Settings', ko: '설정에서 바꾸기' },

  'time.moment': { en: 'almost done', ko: '거의 끝났어요' },
  'time.seconds': { en: '{count} s left', ko: '{count}초 남음' },
  'time.minutes': { en: '{count} min left', ko: '{count}분 남음' },
  'time.hours': { en: '{hours} h {minutes} min left', ko: '{hours}시간 {minutes}분 남음' },

  'engine.starting': { en: 'Opening the library…', ko: '서재를 여는 중…' },
  'engine.failed': { en: 'The engine stopped several times.', ko: '엔진이 여러 번 멈췄습니다.' },
  'engine.failed.body': {
    en: 'Your notes are untouched. Start it again; what was imported is still there.',
    ko: '노트는 그대로입니다. 다시 켜면 가져온 것이 그대로 있어요.',
  },
  'engine.failed.untouched': {
    en: 'Your notes are untouched. Then start the engine again.',
    ko: '노트는 그대로입니다. 그런 다음 엔진을 다시 켜 주세요.',
  },
  'engine.failed.locked': {
    en: 'Another Saegim has this library open.',
    ko: '다른 새김이 이 서재를 열고 있습니다.',
  },
  'engine.failed.locked.body': {
    en: 'Close the other window, or wait until its command in a terminal has ended; then start again.',
    ko: '다른 창을 닫거나 터미널에서 하던 일이 끝나기를 기다린 뒤 다시 켜 주세요.',
  },
  'engine.failed.folder': {
    en: 'Saegim cannot use the folder of its library.',
    ko: '새김이 서재 폴더를 쓸 수 없습니다.',
  },
  'engine.failed.folder.body': {
    en: 'Allow it to write in its data folder, then start again. Your notes are untouched.',
    ko: '데이터 폴더에 쓸 수 있도록 권한을 바꾼 뒤 다시 켜 주세요. 노트는 그대로입니다.',
  },
  'engine.failed.full': { en: 'The disk is full.', ko: '디스크가 가득 찼습니다.' },
  'engine.failed.full.body': {
    en: 'Free some space, then start again. Nothing was lost.',
    ko: '공간을 비운 뒤 다시 켜 주세요. 잃은 것은 없습니다.',
  },
  'engine.again': { en: 'Start again', ko: '다시 켜기' },
  'engine.restarted': {
    en: 'The engine stopped and is starting again. An import goes on by itself; ask or search once more.',
    ko: '엔진이 멈춰 다시 켜고 있습니다. 가져오기는 저절로 이어집니다. 찾거나 묻던 것은 다시 해 주세요.',
  },
  'engine.recovered': {
    en: 'The index was damaged. It was put aside and is made again from your files.',
    ko: '색인이 손상되어 따로 두고 파일에서 다시 만듭니다.',
  },

  'notice.label': { en: 'Notices', ko: '알림' },
  'notice.dismiss': { en: 'Dismiss', ko: '닫기' },
  'notice.settings': { en: 'The settings could not be saved.', ko: '설정을 저장하지 못했습니다.' },
});
