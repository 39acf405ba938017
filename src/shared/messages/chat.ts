import { defineMessages } from './define.ts';

export const chatMessages = defineMessages({
  'chat.title': { en: 'Ask your notes', ko: '노트에게 묻기' },
  'chat.conversation': { en: 'Conversation', ko: '대화' },
  'chat.empty': { en: 'Ask what you know', ko: '내가 아는 것을 물어보세요' },
  'chat.empty.body': {
    en: 'Answers come from your notes alone, and every citation opens the very passage.',
    ko: '내 노트에서만 답을 찾습니다. 인용을 누르면 바로 그 구절이 열립니다.',
  },
  'chat.suggestions': { en: 'Questions to begin with', ko: '이런 질문은 어떤가요' },
  'chat.question': { en: 'Your question', ko: '질문' },
  'chat.placeholder': { en: 'Ask your notes…', ko: '노트에게 물어보세요…' },
  'chat.send': { en: 'Send', ko: '보내기' },
  'chat.stop': { en: 'Stop', ko: '멈추기' },
  'chat.stopping': { en: 'Stopping…', ko: '멈추는 중…' },
  'chat.clear': { en: 'Clear the conversation', ko: '대화 지우기' },
  'chat.toEnd': { en: 'To the end', ko: '맨 아래로' },
  'chat.phase.searching': { en: 'Searching your notes…', ko: '노트를 찾아보는 중…' },
  'chat.phase.reading': {
    en: 'Reading {count, plural, one {# passage} other {# passages}}…',
    ko: '구절 {count}개를 읽는 중…',
  },
  'chat.phase.writing': { en: 'Writing…', ko: '쓰는 중…' },
  'chat.phase.checking': { en: 'Checking the citations…', ko: '인용을 확인하는 중…' },
  'chat.you': { en: 'You asked', ko: '내 질문' },
  'chat.answer': { en: 'Answer', ko: '답' },
  'chat.citation.gone': {
    en: 'Citation {number}: {title}, no longer in the library',
    ko: '인용 {number}: {title}, 서재에서 사라진 노트',
  },
  'chat.source.gone': {
    en: '{number}. {title}, no longer in the library',
    ko: '{number}. {title}, 서재에서 사라진 노트',
  },
  'chat.note.gone': {
    en: 'This note is no longer in the library.',
    ko: '서재에서 사라진 노트입니다.',
  },
  'chat.citation': { en: 'Citation {number}: {title}', ko: '인용 {number}: {title}' },
  'chat.sources': { en: 'Sources', ko: '출처' },
  'chat.source': { en: 'Open source {number}: {title}', ko: '출처 {number} 열기: {title}' },
  'chat.unsupported': { en: 'not found in the notes', ko: '노트에서 찾지 못함' },
  'chat.unsupported.summary': {
    en: '{count, plural, one {One sentence is} other {# sentences are}} not backed by your notes.',
    ko: '문장 {count}개는 노트에 근거가 없습니다.',
  },
  'chat.abstained': { en: 'Your notes do not answer this.', ko: '노트에 이 질문의 답이 없습니다.' },
  'chat.abstained.nearest': { en: 'The nearest passages', ko: '가장 가까운 구절' },
  'chat.abstained.nothing': {
    en: 'Nothing comes near it. Ask in other words, or bring in more notes.',
    ko: '가까운 구절도 없습니다. 다르게 물어보거나 노트를 더 가져와 보세요.',
  },
  'chat.emptyLibrary': {
    en: 'There are no notes to answer from yet.',
    ko: '아직 답을 찾을 노트가 없습니다.',
  },
  'chat.emptyLibrary.hint': {
    en: 'Drop a folder of notes on this window, then ask again.',
    ko: '노트 폴더를 이 창에 끌어다 놓은 뒤 다시 물어보세요.',
  },
  'chat.fallback.ollama-unreachable': {
    en: 'Ollama is not running: answered by quoting your notes.',
    ko: 'Ollama가 켜져 있지 않아 노트를 인용해 답했습니다.',
  },
  'chat.fallback.ollama-unreachable.hint': {
    en: 'Start Ollama and a model writes the answer from the same passages.',
    ko: 'Ollama를 켜면 같은 구절로 모델이 답을 씁니다.',
  },
  'chat.fallback.ollama-no-models': {
    en: 'Ollama has no model yet: answered by quoting your notes.',
    ko: 'Ollama에 모델이 없어 노트를 인용해 답했습니다.',
  },
  'chat.fallback.ollama-no-models.hint': {
    en: 'Get one in a terminal: ollama pull qwen3:4b',
    ko: '터미널에서 받을 수 있습니다: ollama pull qwen3:4b',
  },
  'chat.fallback.ollama-model-missing': {
    en: 'Ollama does not have this model: answered by quoting your notes.',
    ko: 'Ollama에 이 모델이 없어 노트를 인용해 답했습니다.',
  },
  'chat.fallback.ollama-model-missing.hint': {
    en: 'Choose another model below.',
    ko: '아래에서 다른 모델을 고르세요.',
  },
  'chat.modelThere': { en: '{model} is there now.', ko: '이제 {model} 모델을 쓸 수 있습니다.' },
  'chat.lookAgain': { en: 'Look again', ko: '다시 확인' },
  'chat.stopped': {
    en: 'Stopped. This is what had come until then.',
    ko: '멈췄습니다. 그때까지 쓴 내용입니다.',
  },
  'chat.stopped.early': { en: 'Stopped before an answer came.', ko: '답이 나오기 전에 멈췄습니다.' },
  'chat.broken': {
    en: 'The model broke off. This is what had come until then.',
    ko: '모델이 도중에 끊겼습니다. 그때까지 쓴 내용입니다.',
  },
  'chat.broken.quoted': {
    en: 'The model broke off before it wrote anything: answered by quoting your notes.',
    ko: '모델이 쓰기 전에 끊겨 노트를 인용해 답했습니다.',
  },
  'chat.again': { en: 'Ask again', ko: '다시 묻기' },
  'chat.copy': { en: 'Copy as Markdown', ko: '마크다운으로 복사' },
  'chat.copy.failed': { en: 'The answer could not be copied.', ko: '답을 복사하지 못했습니다.' },
  'chat.copied': { en: 'Copied', ko: '복사했습니다' },
  'chat.model': { en: 'Who answers', ko: '누가 답할까요' },
  'chat.model.button': { en: 'Answered by: {model}', ko: '답하는 모델: {model}' },
  'chat.model.quotes': { en: 'Quotes only', ko: '인용만' },
  'chat.model.quotes.long': { en: 'Quotes from your notes', ko: '노트에서 인용' },
  'chat.model.none': { en: 'Ollama is not running', ko: 'Ollama가 켜져 있지 않음' },
  'chat.model.noModels': { en: 'Ollama has no models yet', ko: 'Ollama에 모델이 없음' },
  'chat.model.missing': { en: '{model} (not there)', ko: '{model} (없음)' },
  'chat.byQuotes': { en: 'Quoted from your notes', ko: '노트에서 그대로 인용' },
  'chat.byModel': { en: 'Written by {model} · {seconds} s', ko: '{model} 작성 · {seconds}초' },
});
