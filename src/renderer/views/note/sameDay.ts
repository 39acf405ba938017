/** Whether two times (ms) fall on one day here; the second then says nothing new. */
export function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
