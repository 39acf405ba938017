import type { ErrorCode } from '../errors.ts';
import { defineMessages, type Translated } from './define.ts';

/** One sentence and one thing to do, for every error code. */
export const errorMessages = defineMessages({
  'error.cancelled': { en: 'Cancelled.', ko: '취소했습니다.' },
  'error.invalid-argument': {
    en: 'That could not be understood. Check what was entered.',
    ko: '입력을 이해하지 못했습니다. 입력한 내용을 확인하세요.',
  },
  'error.not-found': {
    en: 'The file is no longer there. Check whether it was moved.',
    ko: '파일이 그 자리에 없습니다. 옮겨졌는지 확인하세요.',
  },
  'error.permission-denied': {
    en: 'Saegim has no permission for this. Change its permissions and try again.',
    ko: '이 파일이나 폴더를 다룰 권한이 없습니다. 권한을 바꾼 뒤 다시 해 주세요.',
  },
  'error.unsupported-format': {
    en: 'This kind of file is not read yet. Save it as Markdown or text.',
    ko: '아직 읽지 못하는 형식입니다. 마크다운이나 텍스트로 저장해 주세요.',
  },
  'error.not-text': {
    en: 'This file is not text. Check its name ending.',
    ko: '텍스트 파일이 아닙니다. 확장자를 확인하세요.',
  },
  'error.empty-file': {
    en: 'The file is empty. Write something in it and import again.',
    ko: '빈 파일입니다. 내용을 적은 뒤 다시 가져오세요.',
  },
  'error.too-large': {
    en: 'The file is too large for one note. Split it and import again.',
    ko: '노트 하나로 읽기에는 너무 큽니다. 나눠서 다시 가져오세요.',
  },
  'error.parse-failed': {
    en: 'The file could not be read as a note. Open it elsewhere and save it again.',
    ko: '노트로 읽지 못했습니다. 다른 앱에서 열어 다시 저장해 보세요.',
  },
  'error.encrypted': {
    en: 'The file is locked with a password. Save a copy without one and import that.',
    ko: '암호로 잠긴 파일입니다. 암호 없이 다시 저장해 가져오세요.',
  },
  'error.no-text': {
    en: 'There are only pictures in this file, no words. Its pages cannot be read yet.',
    ko: '글자 없이 그림만 있는 파일입니다. 스캔한 쪽은 아직 읽지 못합니다.',
  },
  'error.too-slow': {
    en: 'Reading this file took too long and was stopped. Split it or save it in another format.',
    ko: '읽는 데 너무 오래 걸려 멈췄습니다. 나누거나 다른 형식으로 저장해 보세요.',
  },
  'error.unsafe-archive': {
    en: 'This archive is built so that it could do harm. It was not unpacked; make a new export.',
    ko: '풀면 위험할 수 있는 압축 파일이라 풀지 않았습니다. 다시 내보내 주세요.',
  },
  'error.cloud-placeholder': {
    en: 'The file is still in the cloud only. Download it to this computer first.',
    ko: '아직 클라우드에만 있는 파일입니다. 먼저 이 컴퓨터로 내려받으세요.',
  },
  'error.already-exists': {
    en: 'There is already a file of that name. Choose another one.',
    ko: '같은 이름의 파일이 이미 있습니다. 다른 이름을 고르세요.',
  },
  'error.index-in-cloud-folder': {
    en: 'The index would lie in a folder that a cloud service syncs, which damages it. Choose another folder.',
    ko: '색인이 클라우드로 동기화되는 폴더에 놓이면 손상됩니다. 다른 폴더를 고르세요.',
  },
  'error.disk-full': {
    en: 'The disk is full. Free some space, then import again; nothing was lost.',
    ko: '디스크가 가득 찼습니다. 공간을 비운 뒤 다시 가져오세요. 잃은 것은 없습니다.',
  },
  'error.store-corrupt': {
    en: 'The index is damaged. It is made again from your files.',
    ko: '색인이 손상되었습니다. 파일에서 다시 만듭니다.',
  },
  'error.store-locked': {
    en: 'Another Saegim has this library open. Close it first.',
    ko: '다른 새김이 이 서재를 열고 있습니다. 먼저 닫아 주세요.',
  },
  'error.store-newer': {
    en: 'A newer Saegim made this library. Update this one.',
    ko: '더 새로운 새김이 만든 서재입니다. 앱을 업데이트하세요.',
  },
  'error.model-missing': {
    en: 'The embedding model is missing. Install Saegim again.',
    ko: '임베딩 모델이 없습니다. 새김을 다시 설치하세요.',
  },
  'error.model-corrupt': {
    en: 'The embedding model is damaged. Install Saegim again.',
    ko: '임베딩 모델이 손상되었습니다. 새김을 다시 설치하세요.',
  },
  'error.ollama-unreachable': {
    en: 'Ollama does not answer. Start it, or go on with quotes.',
    ko: 'Ollama가 응답하지 않습니다. Ollama를 켜거나 인용으로 계속하세요.',
  },
  'error.ollama-model-missing': {
    en: 'Ollama does not have this model. Choose another in Settings.',
    ko: 'Ollama에 이 모델이 없습니다. 설정에서 다른 모델을 고르세요.',
  },
  'error.ollama-failed': {
    en: 'The model stopped in the middle. Ask again.',
    ko: '모델이 도중에 멈췄습니다. 다시 물어보세요.',
  },
  'error.engine-gone': {
    en: 'The engine stopped and is starting again. Try once more in a moment.',
    ko: '엔진이 멈춰 다시 시작하고 있습니다. 잠시 뒤 다시 해 보세요.',
  },
  'error.internal': {
    en: 'Something went wrong inside Saegim. Try again; your files are untouched.',
    ko: '새김 안에서 문제가 생겼습니다. 다시 해 보세요. 파일은 그대로입니다.',
  },
} satisfies Record<`error.${ErrorCode}`, Translated>);
