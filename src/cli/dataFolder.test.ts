import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from './dataFolder.ts';

describe('defaultDataFolder', () => {
  it('is what SAEGIM_DATA says', () => {
    expect(defaultDataFolder({ SAEGIM_DATA: '/somewhere/else' })).toBe('/somewhere/else');
  });

  it.skipIf(process.platform !== 'linux')("is the app's own folder otherwise", () => {
    expect(defaultDataFolder({ XDG_CONFIG_HOME: '/home/me/.settings' })).toBe('/home/me/.settings/Saegim');
  });
});
