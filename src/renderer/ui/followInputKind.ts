/**
 * Says on the root element whether the person points or types. Parts that focus by script on a
 * click (Radix tabs) would otherwise show the focus ring, which is for those who type.
 */
export function followInputKind(): void {
  const { dataset } = document.documentElement;
  window.addEventListener('pointerdown', () => (dataset.input = 'pointer'), true);
  window.addEventListener('keydown', () => (dataset.input = 'keys'), true);
}
