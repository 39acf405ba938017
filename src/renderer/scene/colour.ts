/** Colours as the drawing needs them. Themes give `#rrggbb`; anything else is a mistake of the caller. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** @returns 0..255 each */
export function parseHex(hex: string): Rgb {
  const digits = /^#([0-9a-f]{6})/i.exec(hex.trim())?.[1];
  if (!digits) throw new Error(`not a colour of the form #rrggbb: "${hex}"`);
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb;
}

/** @returns a CSS colour `share` of the way from `a` to `b` */
export function mixHex(a: string, b: string, share: number): string {
  const from = parseHex(a);
  const to = parseHex(b);
  const mixed = from.map((value, i) => Math.round(value + (to[i] - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2 contrast, 1..21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = parseHex(hex).map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
