/** Where one asks. The pane may still be unfolding, or its code loading, when one wants to type. */
const waitMs = 2_000;

export function focusQuestion(startedAt = performance.now()): void {
  const field = document.querySelector<HTMLElement>(
    '[data-pane="chat"] textarea, [data-pane="chat"] [contenteditable]',
  );
  if (field && !field.closest('[inert]')) return field.focus();
  if (performance.now() - startedAt < waitMs) requestAnimationFrame(() => focusQuestion(startedAt));
}
