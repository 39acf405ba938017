/**
 * Takes over what is equal in the former value, piece by piece, so that what is drawn from an equal
 * piece is not drawn anew. For plain data, as it comes over a port.
 */
export function keepEqual<T extends object>(next: T, former: T | undefined): T {
  if (!former) return next;
  const pieces = Object.entries(next).map(([key, value]) => {
    const before: unknown = former[key as keyof T];
    return [key, isEqual(value, before) ? before : value] as const;
  });
  const isSame = pieces.every(([key, value]) => former[key as keyof T] === value);
  return isSame ? former : (Object.fromEntries(pieces) as T);
}

function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return JSON.stringify(a) === JSON.stringify(b);
}
