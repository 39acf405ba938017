const asksForNumber =
  /얼마|몇|언제|며칠|퍼센트|비율|나이|가격|값은|\bhow (?:many|much|long|often|old|far|big|tall|warm|hot|fast|late|early|high|deep|heavy)\b|\bwhen\b|\bwhat (?:time|year|date|day|temperature|price|dose|percentage|age|number|score)\b|\bat what\b|\bwhich (?:year|day|date|constant|number)\b/i;

/** Whether an answer has to hold a number or a time. */
export function isNumberQuestion(question: string): boolean {
  return asksForNumber.test(question);
}
