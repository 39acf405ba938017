import type { EmbedPriority } from '../parts.ts';
import { priorityRank } from './inference.ts';

export interface PriorityQueue<T> {
  readonly size: number;
  add(item: T, priority: EmbedPriority): void;
  /** Before all others of its priority. */
  addFirst(item: T, priority: EmbedPriority): void;
  peek(): T | undefined;
  take(): T | undefined;
  /** @returns what was removed */
  removeWhere(matches: (item: T) => boolean): readonly T[];
}

/** First come, first served within a priority. */
export function createPriorityQueue<T>(): PriorityQueue<T> {
  const lanes: T[][] = Object.values(priorityRank).map(() => []);
  const firstLane = () => lanes.find((lane) => lane.length > 0);
  return {
    get size() {
      return lanes.reduce((sum, lane) => sum + lane.length, 0);
    },
    add: (item, priority) => void lanes[priorityRank[priority]].push(item),
    addFirst: (item, priority) => void lanes[priorityRank[priority]].unshift(item),
    peek: () => firstLane()?.[0],
    take: () => firstLane()?.shift(),
    removeWhere(matches) {
      const removed = lanes.flatMap((lane) => lane.filter(matches));
      for (const [rank, lane] of lanes.entries()) lanes[rank] = lane.filter((item) => !matches(item));
      return removed;
    },
  };
}
