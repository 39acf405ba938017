/** Small drawings of what the scene draws, for legends. */
import type { EdgeKind } from '../../../shared/domain/space.ts';

const edgeColours: Readonly<Record<EdgeKind, string>> = {
  link: 'var(--scene-edge-link)',
  tag: 'var(--scene-tag)',
  similar: 'var(--accent)',
};

export function EdgeSample({ kind }: { readonly kind: EdgeKind }) {
  const stroke = edgeColours[kind];
  return (
    <svg width="22" height="10" viewBox="0 0 22 10" aria-hidden="true">
      <line
        x1="1"
        x2={kind === 'tag' ? 13 : 21}
        y1="5"
        y2="5"
        stroke={stroke}
        strokeWidth="1.6"
        strokeDasharray={kind === 'similar' ? '3 2.6' : undefined}
      />
      {kind === 'tag' && <path d="M16.5 0.5 21 5l-4.5 4.5L12 5z" fill={stroke} />}
    </svg>
  );
}

export function NodeSample({ kind }: { readonly kind: 'open' | 'missing' | 'outlier' }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none">
      {kind === 'missing' && <circle cx="7" cy="7" r="3.2" stroke="var(--scene-missing)" strokeWidth="1.4" />}
      {kind !== 'missing' && <circle cx="7" cy="7" r="3" fill="var(--scene-node)" />}
      {kind === 'open' && <circle cx="7" cy="7" r="5.6" stroke="var(--scene-selected)" strokeWidth="1.6" />}
      {kind === 'outlier' && <circle cx="7" cy="7" r="5.4" stroke="var(--scene-node)" strokeWidth="0.9" />}
    </svg>
  );
}

/** @param colour index into the palette; undefined for what has no cluster */
export function clusterColour(colour: number | undefined): string {
  return colour === undefined ? 'var(--cluster-none)' : `var(--cluster-${colour})`;
}
