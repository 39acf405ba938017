import { expect, test } from 'vitest';
import { isInstalled } from './install.mjs';

const lock = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/for-another-system': { version: '1.0.0', optional: true },
  },
};

test('packages are installed when all that are not for another system are there', () => {
  expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
});

test('another version, or an absent package, is to be installed', () => {
  expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.1.0' } } })).toBe(false);
  expect(isInstalled(lock, { packages: {} })).toBe(false);
  expect(isInstalled(lock, undefined)).toBe(false);
});
