import { describe, expect, it } from 'vitest';
import { plainHeading } from './plainHeading.ts';

describe('plainHeading', () => {
  it('leaves out badges, also linked ones with addresses longer than a title', () => {
    const badge = `[![build](https://example.com/${'a'.repeat(300)}.svg)](https://example.com)`;
    expect(plainHeading(`cmdk ${badge} ${badge} menu`)).toBe('cmdk menu');
  });

  it('keeps what pictures say where there is nothing else', () => {
    expect(plainHeading('[![Saegim](logo.svg)](https://example.com)')).toBe('Saegim');
  });
});
