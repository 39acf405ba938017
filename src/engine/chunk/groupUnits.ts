import type { ChunkableBlock } from './chunkNote.ts';
import { unitsOf, type Unit } from './units.ts';

/** Consecutive units that become one chunk; never empty. */
export type Group = readonly Unit[];

export interface GroupMeasure {
  countTokens(text: string): number;
  /** Prefix, special tokens, title and headings of a passage under this path. */
  contextTokens(headingPath: readonly string[]): number;
  readonly targetTokens: number;
  readonly maxTokens: number;
}

/** A section with less goes together with the next: alone it would be found for its heading only. */
const minSectionTokens = 64;

export function* groupUnits(
  blocks: readonly ChunkableBlock[],
  text: string,
  measure: GroupMeasure,
): Generator<Group, void, undefined> {
  let waiting: Growing | undefined; // the last whole group, as long as a short rest may still join it
  let group = emptyGroup();

  for (const block of blocks) {
    if (block.kind === 'front-matter') continue;
    if (block.kind === 'heading' && endsBefore(group, waiting)) yield* finish();
    const measureOfUnits = { countTokens: measure.countTokens, budget: budgetOf(block, group, measure) };
    for (const unit of unitsOf(text, block, measureOfUnits)) {
      if (!takesIn(group, unit, measure)) {
        const headings = group.hasBody ? takeTrailingHeadings(group) : [];
        yield* finish();
        for (const heading of headings) add(group, heading, measure);
      }
      add(group, unit, measure);
    }
  }
  if (group.units.length > 0) yield* finish();
  if (waiting) yield waiting.units;

  function* finish(): Generator<Group, void, undefined> {
    if (waiting && isRestOf(group, waiting, measure)) {
      for (const unit of group.units) add(waiting, unit, measure);
    } else {
      if (waiting) yield waiting.units;
      waiting = group;
    }
    group = emptyGroup();
  }
}

interface Growing {
  readonly units: Unit[];
  /** Of the units alone. */
  tokens: number;
  /** Of the longest context that one of the units has. */
  context: number;
  hasBody: boolean;
}

function emptyGroup(): Growing {
  return { units: [], tokens: 0, context: 0, hasBody: false };
}

function add(group: Growing, unit: Unit, measure: GroupMeasure): void {
  group.units.push(unit);
  group.tokens += unit.tokens;
  group.context = Math.max(group.context, measure.contextTokens(unit.block.headingPath));
  group.hasBody ||= !isHeading(unit);
}

/** Headings wait for what follows, as long as both fit a passage; the rest is filled up to the target. */
function takesIn(group: Growing, unit: Unit, measure: GroupMeasure): boolean {
  if (group.units.length === 0) return true;
  const context = Math.max(group.context, measure.contextTokens(unit.block.headingPath));
  const limit = group.hasBody ? measure.targetTokens : measure.maxTokens;
  return context + group.tokens + unit.tokens <= limit;
}

/**
 * A heading begins a new passage, but not after a section of a line or two. A short rest of a long
 * section rather joins the passage before it.
 */
function endsBefore(group: Growing, before: Growing | undefined): boolean {
  if (!group.hasBody) return false;
  return (
    group.context + group.tokens >= minSectionTokens || (before !== undefined && !isHeading(group.units[0]))
  );
}

function isRestOf(group: Growing, before: Growing, measure: GroupMeasure): boolean {
  const [first] = group.units;
  const last = before.units[before.units.length - 1];
  return (
    !isHeading(first) &&
    first.block.headingPath === last.block.headingPath &&
    group.tokens < minSectionTokens &&
    Math.max(group.context, before.context) + group.tokens + before.tokens <= measure.maxTokens
  );
}

/** Under a heading a text gives way, so that its beginning stays with the heading; code and tables stay whole. */
function budgetOf(block: ChunkableBlock, group: Growing, measure: GroupMeasure): number {
  const isRigid = block.kind === 'code' || block.kind === 'table';
  const reserved = isRigid ? 0 : trailingHeadings(group).reduce((sum, { tokens }) => sum + tokens, 0);
  return Math.max(1, measure.maxTokens - measure.contextTokens(block.headingPath) - reserved);
}

function trailingHeadings({ units }: Growing): readonly Unit[] {
  return units.slice(units.findLastIndex((unit) => !isHeading(unit)) + 1);
}

function takeTrailingHeadings(group: Growing): readonly Unit[] {
  const headings = trailingHeadings(group);
  group.units.length -= headings.length;
  for (const { tokens } of headings) group.tokens -= tokens;
  return headings;
}

function isHeading({ block }: Unit): boolean {
  return block.kind === 'heading';
}
