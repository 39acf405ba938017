/** Fonts of the labels, and texts cut to their widths: measured once. */
export type LabelStyle = 'title' | 'strong' | 'group';

export interface LabelTexts {
  /** CSS font. */
  fontOf(style: LabelStyle): string;
  /** Cut by code points, so that no character is halved. */
  shorten(label: string, style: LabelStyle): Cut;
}

interface Cut {
  readonly text: string;
  /** CSS px. */
  readonly width: number;
}

const fonts: Readonly<Record<LabelStyle, string>> = {
  title: '500 12px',
  strong: '640 12.5px',
  group: '660 14.5px',
};
/** Longest text in px before it is cut. */
const widths: Readonly<Record<LabelStyle, number>> = { title: 190, strong: 320, group: 260 };

export function createLabelTexts(context: CanvasRenderingContext2D, fontFamily: string): LabelTexts {
  // A map for each style: over a thousand labels are asked for in each frame, and joined keys would cost the most.
  const known = {
    title: new Map<string, Cut>(),
    strong: new Map<string, Cut>(),
    group: new Map<string, Cut>(),
  };
  const fontOf = (style: LabelStyle) => `${fonts[style]} ${fontFamily}`;

  function measure(label: string, style: LabelStyle): Cut {
    context.font = fontOf(style);
    const { width } = context.measureText(label);
    if (width <= widths[style]) return { text: label, width };
    const characters = [...label];
    const cut = (length: number) => {
      const text = `${characters.slice(0, length).join('').trimEnd()}…`;
      return { text, width: context.measureText(text).width };
    };
    // Measuring is dear and widths grow with length: the longest that fits is found by halving.
    let fitting = 1;
    let tooLong = characters.length;
    while (tooLong - fitting > 1) {
      const middle = (fitting + tooLong) >> 1;
      if (cut(middle).width <= widths[style]) fitting = middle;
      else tooLong = middle;
    }
    return cut(fitting);
  }

  return {
    fontOf,
    shorten(label, style) {
      const before = known[style].get(label);
      if (before) return before;
      const cut = measure(label, style);
      known[style].set(label, cut);
      return cut;
    },
  };
}
