// Runs before the first paint, so that a dark window never flashes white. Main has told the
// browser already which theme the person chose; `state/settings.ts` follows later changes.
document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches
  ? 'dark'
  : 'light';
