import type { SourceRange } from '../../../../shared/domain/note.ts';

const entity = /&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});/iy;
const ampersandEntity = /&(?:amp|#0*38|#x0*26);/iy;
const containerPrefix = /[ \t>]*/y;
const codeFence = /(?:`{3,}|~{3,})[^\n]*\n/y;
const codeSpanFence = /`+/y;

/**
 * Where each UTF-16 unit of a rendered text comes from. Rendering drops backslashes, decodes
 * entities, trims lines and removes the `>` and indentation of what the text stands in; so the
 * source is walked beside the value and what the value lacks is stepped over.
 *
 * @param isCode the text of a code span or code block, in which nothing is decoded
 * @returns offsets into `source`, ascending, one per unit; undefined when the value is not there
 */
export function alignText(
  value: string,
  source: string,
  within: SourceRange,
  isCode = false,
): number[] | undefined {
  const offsets: number[] = [];
  const contentEnd = value.trimEnd().length; // renderers add blanks: after code, before the sign of a footnote
  let at = isCode ? afterFence(source, within.start) : within.start;
  for (let index = 0; index < value.length; index++) {
    if (index >= contentEnd) {
      offsets.push(at);
      continue;
    }
    const step = isCode
      ? stepCode(value[index], source, at, within.end)
      : stepText(value, index, source, at, within.end);
    if (!step) return undefined;
    for (let unit = 0; unit < step.units; unit++) offsets.push(step.found);
    index += step.units - 1;
    at = step.next;
  }
  return offsets;
}

interface Step {
  readonly found: number;
  readonly next: number;
  readonly units: number;
}

function stepText(value: string, index: number, source: string, from: number, end: number): Step | undefined {
  const wanted = value[index];
  for (let at = from; at < end; at++) {
    const found = source[at];
    if (found === '&' && wanted === '&') {
      return { found: at, next: matchEnd(ampersandEntity, source, at) ?? at + 1, units: 1 };
    }
    if (found === wanted) {
      const next = wanted === '\n' ? (matchEnd(containerPrefix, source, at + 1) ?? at + 1) : at + 1;
      return { found: at, next, units: 1 };
    }
    const entityEnd = found === '&' ? matchEnd(entity, source, at) : undefined;
    if (entityEnd) return { found: at, next: entityEnd, units: value.codePointAt(index)! > 0xffff ? 2 : 1 };
  }
  return undefined;
}

/** A code span shows its line breaks as blanks. */
function stepCode(wanted: string, source: string, from: number, end: number): Step | undefined {
  for (let at = from; at < end; at++) {
    const found = source[at];
    const isBreakAsBlank = wanted === ' ' && (found === '\n' || found === '\r');
    if (found === wanted || isBreakAsBlank) return { found: at, next: at + 1, units: 1 };
  }
  return undefined;
}

function afterFence(source: string, start: number): number {
  return matchEnd(codeFence, source, start) ?? matchEnd(codeSpanFence, source, start) ?? start;
}

function matchEnd(pattern: RegExp, source: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}
