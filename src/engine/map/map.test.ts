import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterNeighbours } from './clusters.ts';
import { computeMap } from './computeMap.ts';
import { nameClusters } from './names.ts';
import { findNeighbours } from './neighbours.ts';
import { createRandom } from './random.ts';
import { findSimilarPairs } from './similarPairs.ts';
import { strengthenNeighbours } from './project.ts';

const dimension = 16;

/** `perGroup` unit vectors around each of `groups` random directions. */
function makeGroups(groups: number, perGroup: number, spread = 0.15, seed = 3): Float32Array {
  const random = createRandom(seed);
  const direction = () => Array.from({ length: dimension }, () => random() - 0.5);
  const centres = Array.from({ length: groups }, direction);
  const rows = centres.flatMap((centre) =>
    Array.from({ length: perGroup }, () => unit(centre.map((value) => value + spread * (random() - 0.5)))),
  );
  return Float32Array.from(rows.flat());
}

function unit(vector: number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

const groupOf = (point: number, perGroup: number) => Math.floor(point / perGroup);

describe('findNeighbours', () => {
  it('gives the exact nearest, without the point itself, nearest first', () => {
    const vectors = makeGroups(3, 5);
    const { count, k, indices, similarities } = findNeighbours(vectors, dimension, 4);
    const row = (i: number) => vectors.subarray(i * dimension, (i + 1) * dimension);
    const cosine = (a: number, b: number) => row(a).reduce((sum, value, d) => sum + value * row(b)[d], 0);
    for (let point = 0; point < count; point++) {
      const others = Array.from({ length: count }, (_, i) => i).filter((i) => i !== point);
      const expected = others.sort((a, b) => cosine(point, b) - cosine(point, a)).slice(0, k);
      expect([...indices.subarray(point * k, (point + 1) * k)]).toEqual(expected);
      expect(similarities[point * k]).toBeCloseTo(cosine(point, expected[0]), 5);
    }
  });

  it('finds nearly all of the exact neighbours by its index when there are many points', () => {
    const vectors = makeGroups(42, 50, 0.6);
    const many = findNeighbours(vectors, dimension, 10);
    expect(many.count).toBe(2100);
    let found = 0;
    for (let point = 0; point < 100; point++) {
      const row = vectors.subarray(point * dimension, (point + 1) * dimension);
      const all = Array.from({ length: many.count }, (_, other) => ({
        other,
        cosine: row.reduce((sum, value, d) => sum + value * vectors[other * dimension + d], 0),
      }));
      const exact = new Set(
        all
          .filter(({ other }) => other !== point)
          .sort((a, b) => b.cosine - a.cosine)
          .slice(0, 10)
          .map(({ other }) => other),
      );
      found += many.indices.subarray(point * 10, point * 10 + 10).filter((i) => exact.has(i)).length;
    }
    expect(found / 1000).toBeGreaterThan(0.97);
  });

  it.each([0, 1, 2])('gives %i points as many neighbours as there are others', (count) => {
    const { k, indices } = findNeighbours(makeGroups(1, count), dimension, 15);
    expect(k).toBe(Math.max(0, count - 1));
    expect(indices.length).toBe(count * k);
  });
});

describe('computeMap', () => {
  it('puts the notes of a group into one cluster and beside one another', () => {
    const { clusterOf, positions } = computeMap(makeGroups(4, 20), dimension);
    expect(new Set(clusterOf).size).toBe(4);
    for (let point = 0; point < 80; point++) {
      expect(clusterOf[point]).toBe(clusterOf[groupOf(point, 20) * 20]);
      const distances = Array.from({ length: 80 }, (_, other) => ({
        other,
        distance: Math.hypot(
          positions[point * 2] - positions[other * 2],
          positions[point * 2 + 1] - positions[other * 2 + 1],
        ),
      }));
      const nearest = distances.sort((a, b) => a.distance - b.distance).slice(1, 6);
      expect(nearest.every(({ other }) => groupOf(other, 20) === groupOf(point, 20))).toBe(true);
    }
  });

  it('draws the same map of the same vectors', () => {
    const vectors = makeGroups(3, 12);
    expect(computeMap(vectors, dimension)).toEqual(computeMap(vectors, dimension));
  });

  it('leaves known notes where they were and puts a new one among its neighbours', () => {
    const vectors = makeGroups(3, 12);
    const before = computeMap(vectors.slice(0, 35 * dimension), dimension).positions;
    const previous = new Float32Array(72).fill(NaN);
    previous.set(before);
    const { positions } = computeMap(vectors, dimension, previous);
    expect([...positions.subarray(0, 70)]).toEqual([...before]);
    const distanceTo = (point: number) =>
      Math.hypot(positions[70] - positions[point * 2], positions[71] - positions[point * 2 + 1]);
    expect(Math.min(...[24, 25, 26, 27, 28].map(distanceTo))).toBeLessThan(
      Math.min(...[0, 5, 12, 20].map(distanceTo)),
    );
  });

  it('scores the note that is like no other highest', () => {
    const lonely = unit(Array.from({ length: dimension }, (_, d) => (d % 2 === 0 ? 1 : -1)));
    const { outlierScores } = computeMap(Float32Array.from([...makeGroups(3, 12), ...lonely]), dimension);
    expect(outlierScores[36]).toBe(Math.max(...outlierScores));
  });

  it('has a finite place in the unit square and a valid cluster for any number of notes, alike or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.boolean(), (count, areAllAlike) => {
        const vectors = areAllAlike
          ? Float32Array.from({ length: count * dimension }, (_, i) => (i % dimension === 0 ? 1 : 0))
          : makeGroups(1, count, 2, count + 1);
        const { positions, clusterOf, outlierScores, central } = computeMap(vectors, dimension);
        expect(positions.length).toBe(count * 2);
        expect(positions.every((value) => Math.abs(value) <= 1.00001)).toBe(true);
        expect(clusterOf.every((cluster) => cluster >= -1 && cluster < central.length)).toBe(true);
        expect(outlierScores.every((score) => score >= 0 && score <= 1)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('findSimilarPairs', () => {
  it('joins only notes that are near each other from both sides, each pair once', () => {
    const pairs = findSimilarPairs(findNeighbours(makeGroups(3, 6), dimension, 10));
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.every(({ a, b }) => a < b && groupOf(a, 6) === groupOf(b, 6))).toBe(true);
    expect(new Set(pairs.map(({ a, b }) => `${a} ${b}`)).size).toBe(pairs.length);
  });
});

describe('clusterNeighbours', () => {
  it('numbers clusters by falling size without gaps', () => {
    const edges = strengthenNeighbours(findNeighbours(makeGroups(5, 9), dimension, 6));
    const clusterOf = clusterNeighbours(45, edges, 1);
    const sizes = [...new Set(clusterOf)]
      .sort((a, b) => a - b)
      .map((id) => clusterOf.filter((c) => c === id).length);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });
});

describe('nameClusters', () => {
  it('prefers words that a group shares and others lack', () => {
    const coffee = [
      ['커피', '물', '원두'],
      ['커피', '물', '온도'],
      ['커피', '원두', '물'],
    ];
    const plants = [
      ['화분', '물'],
      ['화분', '햇빛', '물'],
      ['화분', '햇빛', '물'],
    ];
    const names = nameClusters([coffee, plants], ['', '']);
    expect(names.map((name) => name.terms[0])).toEqual(['커피', '화분']);
    expect(names[0].label.split(' · ')).toContain('원두');
  });

  it('does not repeat a word that another holds, and falls back to the title when there are no words', () => {
    const names = nameClusters(
      [
        [
          ['갱신청구권', '청구권'],
          ['갱신청구권', '청구권'],
        ],
        [],
      ],
      ['a', 'Lonely note'],
    );
    expect(names).toEqual([
      { label: '갱신청구권', terms: ['갱신청구권'] },
      { label: 'Lonely note', terms: [] },
    ]);
  });
});
