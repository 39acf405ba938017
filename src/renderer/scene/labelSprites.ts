/**
 * Texts as small pictures: shaping and stroking a hundred titles anew takes longer than a frame, copying
 * them does not.
 */
import type { LabelStyle, LabelTexts } from './labelTexts.ts';

export interface LabelInk {
  readonly fill: string;
  /** Of the rim that keeps a text apart from what lies under it. */
  readonly rim: string;
}

export interface LabelSprites {
  /** @param left, middle of the text in CSS px; it is moved to whole pixels, so that it stays sharp */
  draw(label: string, style: LabelStyle, ink: LabelInk, left: number, middle: number): void;
}

/** Px; half of it lies under the text. */
const rimWidth: Readonly<Record<LabelStyle, number>> = { title: 3.5, strong: 3.5, group: 5 };
/** Around the text: room for the rim and for what hangs below the line. */
const margin = 6;
const spriteHeight = 32;
/** More than ever stand on one screen; at 2 px a px about 25 kB each. */
const spriteLimit = 500;

export function createLabelSprites(
  target: CanvasRenderingContext2D,
  texts: LabelTexts,
  pixelRatio: number,
): LabelSprites {
  const known = new Map<string, HTMLCanvasElement>();

  function spriteOf(label: string, style: LabelStyle, ink: LabelInk): HTMLCanvasElement {
    const key = `${style} ${ink.fill} ${ink.rim} ${label}`;
    const sprite = known.get(key) ?? drawSprite(label, style, ink);
    known.delete(key); // what was used last stands last
    known.set(key, sprite);
    if (known.size > spriteLimit) known.delete(known.keys().next().value!);
    return sprite;
  }

  function drawSprite(label: string, style: LabelStyle, { fill, rim }: LabelInk): HTMLCanvasElement {
    const { text, width } = texts.shorten(label, style);
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil((width + 2 * margin) * pixelRatio);
    canvas.height = Math.ceil(spriteHeight * pixelRatio);
    const context = canvas.getContext('2d')!;
    context.scale(pixelRatio, pixelRatio);
    context.font = texts.fontOf(style);
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = rimWidth[style];
    context.strokeStyle = rim;
    context.strokeText(text, margin, spriteHeight / 2);
    context.fillStyle = fill;
    context.fillText(text, margin, spriteHeight / 2);
    return canvas;
  }

  return {
    draw(label, style, ink, left, middle) {
      const sprite = spriteOf(label, style, ink);
      const toPixel = (px: number) => Math.round(px * pixelRatio) / pixelRatio;
      target.drawImage(
        sprite,
        toPixel(left - margin),
        toPixel(middle - spriteHeight / 2),
        sprite.width / pixelRatio,
        sprite.height / pixelRatio,
      );
    },
  };
}
