/** Fonts of the labels, and texts cut to their widths: measured once. */
export type LabelStyle = 'title' | 'strong' | 'group';

export interface LabelTexts {
  /** CSS font. */
  fontOf(style: LabelStyle): string;
  /** Cut by code points, so that no character is halved. */
  shorten(label: string, style: LabelStyle): { readonly text: string; readonly width: number };
}

const fonts: Readonly<Record<LabelStyle, string>> = {
  title: '500 12px',
  strong: '640 12.5px',
  group: '660 14.5px',
};
/** Longest text in px before it is cut. */
const widths: Readonly<Record<LabelStyle, number>> = { title: 190, strong: 320, group: 260 };

export function createLabelTexts(context: CanvasRenderingContext2D, fontFamily: string): LabelTexts {
  const known = new Map<string, { text: string; width: number }>();
  const fontOf = (style: LabelStyle) => `${fonts[style]} ${fontFamily}`;

  function measure(label: string, style: LabelStyle): { text: string; width: number } {
    context.font = fontOf(style);
    const characters = [...label];
    let text = label;
    let { width } = context.measureText(text);
    for (let length = characters.length - 1; width > widths[style] && length > 0; length--) {
      text = `${characters.slice(0, length).join('').trimEnd()}…`;
      ({ width } = context.measureText(text));
    }
    return { text, width };
  }

  return {
    fontOf,
    shorten(label, style) {
      const key = `${style} ${label}`;
      const text = known.get(key) ?? measure(label, style);
      known.set(key, text);
      return text;
    },
  };
}
