/**
 * Words that say nothing about what a text is about. They stay in the index, so that a question made
 * of nothing else still finds something, and are left out of other questions and of names.
 */
export const englishStopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are arent as at be because been before being below
  between both but by can cant could couldnt did didnt do does doesnt doing dont down during each either else ever
  few for from further get got had has hasnt have havent having he her here hers herself him himself his how i if
  ill im in into is isnt it its itself ive just let lets me more most much my myself no nor not of off on once one
  only or other our ours ourselves out over own per please same she should shouldnt so some such than that thats
  the their theirs them themselves then there theres these they theyre this those though through to too under
  until up upon us very was wasnt we well were werent what whats when where whether which while who whom whose why
  will with within without wont would wouldnt yes yet you your youre yours yourself yourselves`.split(/\s+/),
);

/** Korean morphemes that a question brings along: "무엇인지 알려 주세요", "어떻게 하나요". */
export const koreanStopWords: ReadonlySet<string> = new Set(
  `것 거 수 때 중 등 및 데 바 줄 지 뿐 채 듯 만큼 대로 나름 따름 무엇 무어 뭐 뭣 어디 언제 누구 왜 어떻 어떻게 어떠
  어떤 어느 무슨 얼마 몇 이 그 저 이것 그것 저것 여기 거기 저기 나 너 우리 저희 당신 하 되 있 없 이렇 그렇 저렇
  이러 그러 위하 대하 관하 따르 통하 의하 알리 주 보 같 않 말 싶 및 또는 그리고 그러나 하지만 또 또한 즉 더 잘
  다 좀 매우 아주 너무 가장 모두`.split(/\s+/),
);

/** Nouns too general to name a group of notes. */
export const vagueNouns: ReadonlySet<string> = new Set(
  `경우 때문 정도 이상 이하 이후 이전 다음 관련 대한 내용 부분 사람 생각 오늘 내일 어제 지금 이번 자신 모든 하나 둘째
  첫째 이유 방법 문제 결과 필요 가능 사용 이용 확인 진행 시작 처음 마지막 년도 하루 시간 정리 메모 노트`.split(
    /\s+/,
  ),
);
