/** Rounded down, so that 100 % means done. @param share 0..1 */
export function formatPercent(share: number, language: string): string {
  const floored = Math.floor(Math.min(1, Math.max(0, share)) * 100) / 100;
  return floored.toLocaleString(language, { style: 'percent' });
}
