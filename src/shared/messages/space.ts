import { defineMessages } from './define.ts';

/** Graph and map. */
export const spaceMessages = defineMessages({
  'space.graph': { en: 'Graph of notes', ko: '노트 그래프' },
  'space.map': { en: 'Map of meaning', ko: '의미 지도' },
  'space.graph.scene': {
    en: 'Graph: {notes, plural, one {# note} other {# notes}}, {links, plural, one {# link} other {# links}}',
    ko: '그래프: 노트 {notes, number}개, 연결 {links, number}개',
  },
  'space.map.scene': {
    en: 'Map: {notes, plural, one {# note} other {# notes}}, {topics, plural, one {# topic} other {# topics}}',
    ko: '지도: 노트 {notes, number}개, 주제 {topics, number}개',
  },
  'space.keys': {
    en: 'Arrows move the view, plus and minus zoom, 0 shows everything. The list of notes has everything in it too.',
    ko: '화살표로 움직이고 더하기·빼기로 확대와 축소, 0으로 전체를 봅니다. 노트 목록에도 모두 있습니다.',
  },
  'space.zoomIn': { en: 'Zoom in', ko: '확대' },
  'space.zoomOut': { en: 'Zoom out', ko: '축소' },
  'space.fit': { en: 'Show everything', ko: '전체 보기' },
  'space.view': { en: 'View', ko: '보기 조절' },
  'space.edges': { en: 'Shown links', ko: '보이는 연결' },
  'space.edges.link': { en: 'Written links', ko: '쓴 링크' },
  'space.edges.tag': { en: 'Tags', ko: '태그' },
  'space.edges.similar': { en: 'By meaning', ko: '의미 연결' },
  'space.edges.link.hint': {
    en: 'Links written in the notes: a solid line',
    ko: '노트에 직접 쓴 링크: 실선',
  },
  'space.edges.tag.hint': {
    en: 'Notes and the tags they carry: tags are diamonds',
    ko: '노트와 태그: 태그는 마름모',
  },
  'space.edges.similar.hint': { en: 'Notes that are alike: a dashed line', ko: '서로 닮은 노트: 점선' },
  'space.legend': { en: 'Legend', ko: '범례' },
  'space.legend.open': { en: 'Open note', ko: '열린 노트' },
  'space.legend.missing': { en: 'Not written yet', ko: '아직 없는 노트' },
  'space.legend.outlier': { en: 'Stands apart', ko: '동떨어진 노트' },
  'space.nearness': {
    en: 'Near means alike. Distances between far groups mean little.',
    ko: '가까울수록 닮은 노트예요. 먼 무리 사이의 거리는 큰 뜻이 없습니다.',
  },
  'space.pending': {
    en: '{count, plural, one {# note still has} other {# notes still have}} no place; meaning is coming.',
    ko: '노트 {count, number}개는 아직 자리가 없어요. 의미를 읽는 중입니다.',
  },
  'space.list': { en: 'List of notes', ko: '노트 목록' },
  'space.notes': { en: 'Notes', ko: '노트' },
  'space.topics': { en: 'Topics', ko: '주제' },
  'space.topic': {
    en: '{label}, {count, plural, one {# note} other {# notes}}',
    ko: '{label}, 노트 {count, number}개',
  },
  'space.topic.none': { en: 'No topic', ko: '주제 없음' },
  'space.note.alone': { en: 'Stands apart from the others', ko: '다른 노트와 동떨어져 있어요' },
  'space.node.tag': {
    en: 'Tag on {count, plural, one {# note} other {# notes}}',
    ko: '노트 {count, number}개의 태그',
  },
  'space.node.missing': { en: 'This note is not written yet', ko: '아직 쓰지 않은 노트예요' },
  'space.loading.graph': { en: 'Laying out the graph…', ko: '그래프를 그리는 중…' },
  'space.loading.map': { en: 'Laying out the map…', ko: '지도를 그리는 중…' },
  'space.empty': { en: 'Nothing to see yet', ko: '아직 보여 줄 것이 없어요' },
  'space.empty.body': {
    en: 'Import some notes, and what belongs together shows up here.',
    ko: '노트를 가져오면 서로 이어진 것들이 여기에 나타납니다.',
  },
  'space.coming': { en: 'Meaning is coming', ko: '의미를 읽는 중이에요' },
  'space.coming.body': {
    en: '{count, plural, one {# note gets its place} other {# notes get their places}} as soon as it is read for meaning.',
    ko: '의미를 다 읽는 대로 노트 {count, number}개가 제자리를 찾습니다.',
  },
  'space.retry': { en: 'Try again', ko: '다시 시도' },
});
