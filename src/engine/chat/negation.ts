const negations =
  /\b(?:not|no|never|neither|nor|cannot|without|instead of|rather than)\b|n['’]t\b|않|못(?=\s?[가-힣])|없|아니|아닌|대신|(?:^|\s)안(?=\s[가-힣]|\s?(?:된|되|됩|돼))|(?<=지\s?)(?:말|마)(?=[가-힣\s])|불가(?:능)?|금지|미(?=포함|지원|납)/g;

const clauseEnds = /[,;:]\s|\s(?:and|but|while|because|although)\s|(?<=[며만데나]|(?<![라다냐자])고)\s/;

/**
 * Whether a claim says no where its source says yes, or the other way round. When both sentences
 * deny something, or neither does, nothing can be told; else the clause of the source that is most
 * like the claim decides, since another clause may deny another thing. Where nothing is alike
 * (another language), any clause will do.
 */
export function contradicts(claim: string, source: string): boolean {
  const clauses = source.split(clauseEnds);
  const isDenial = claim.split(clauseEnds).some(isNegated);
  if (isDenial === clauses.some(isNegated)) return false;
  const common = clauses.map((clause) => countCommon(letterPairs(clause), letterPairs(claim)));
  const most = Math.max(...common);
  const like = clauses.filter((_, index) => most < leastCommon || common[index] === most);
  return !like.some((clause) => isNegated(clause) === isDenial);
}

/** Fewer pairs of letters in common are chance. */
const leastCommon = 4;

/** Two denials in a clause are none (`없으면 안 된다`, `not without`), as far as counting can tell. */
function isNegated(clause: string): boolean {
  return (clause.toLowerCase().match(negations)?.length ?? 0) % 2 === 1;
}

function countCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((pair) => other.has(pair)).length;
}

function letterPairs(text: string): ReadonlySet<string> {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < letters.length; i++) {
    const pair = letters.slice(i, i + 2);
    if (!pair.includes(' ')) pairs.add(pair);
  }
  return pairs;
}
