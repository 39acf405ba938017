/** Mermaid's colours from the tokens of the theme. */
export type ReadToken = (name: string) => string;

/** Kinds of branches, slices and sections that are told apart. */
const scaleLength = 8;
/** How much of a cluster's colour a branch has, on the ground one reads on: text on it stays readable. */
const scaleShare = 0.35;

export function diagramColours(token: ReadToken): Record<string, string | boolean> {
  const text = token('--text');
  const surface = token('--surface');
  const strong = token('--border-strong');
  return {
    darkMode: false, // only tells which way colours that are not given are made
    fontSize: '14px',
    background: surface,
    primaryColor: token('--accent-soft'),
    primaryBorderColor: token('--accent'),
    primaryTextColor: text,
    secondaryColor: token('--surface-sunken'),
    secondaryBorderColor: strong,
    secondaryTextColor: text,
    tertiaryColor: token('--chrome'),
    tertiaryBorderColor: strong,
    tertiaryTextColor: text,
    lineColor: token('--text-tertiary'),
    textColor: text,
    titleColor: text,
    actorLineColor: strong,
    noteBkgColor: token('--warning-soft'),
    noteBorderColor: token('--warning'),
    noteTextColor: text,
    edgeLabelBackground: surface,
    labelBackgroundColor: surface,
    rowOdd: surface,
    rowEven: token('--surface-sunken'),
    gridColor: strong,
    sectionBkgColor: token('--chrome'),
    altSectionBkgColor: surface,
    sectionBkgColor2: token('--chrome'),
    taskTextColor: text,
    taskTextOutsideColor: text,
    pieStrokeColor: surface,
    pieOuterStrokeColor: strong,
    pieOpacity: '0.8',
    pieTitleTextSize: '16px',
    pieSectionTextSize: '13px',
    pieLegendTextSize: '13px',
    errorBkgColor: token('--danger-soft'),
    errorTextColor: token('--danger'),
    ...scale((index) => ({
      [`pie${index + 1}`]: token(`--cluster-${index}`),
      [`git${index}`]: token(`--cluster-${index}`),
      [`gitBranchLabel${index}`]: surface,
      [`cScale${index}`]: mix(token(`--cluster-${index}`), surface, scaleShare),
      [`cScaleLabel${index}`]: text,
      [`cScaleInv${index}`]: strong,
    })),
  };
}

function scale(make: (index: number) => Record<string, string>): Record<string, string> {
  return Object.assign({}, ...Array.from({ length: scaleLength }, (_, index) => make(index)));
}

/** @param share of the first, 0..1; colours as `#rrggbb` */
export function mix(a: string, b: string, share: number): string {
  const [first, second] = [channels(a), channels(b)];
  return toHex(first.map((value, index) => value * share + second[index] * (1 - share)));
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function toHex(values: readonly number[]): string {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
