import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addMissingPlatforms, readPlatform } from './fixLockfile.mjs';
import { inRoot } from './setup/paths.mjs';

test('a package name says its platform', () => {
  const names = [
    '@a/b-linux-arm64-musl',
    '@a/b-linux-x64-gnu',
    '@a/b-win32-x64-msvc',
    '@a/b-darwin-arm64',
    '@a/b',
  ];
  expect(names.map(readPlatform)).toEqual([
    { cpu: ['arm64'], libc: ['musl'], os: ['linux'] },
    { cpu: ['x64'], libc: ['glibc'], os: ['linux'] },
    { cpu: ['x64'], os: ['win32'] },
    { cpu: ['arm64'], os: ['darwin'] },
    undefined,
  ]);
});

test('an absent platform package gets an optional entry, a present one stays', () => {
  const present = { version: '1.0.0', integrity: 'x', optional: true };
  const { lock, added } = addMissingPlatforms({
    packages: {
      'node_modules/b': {
        license: 'MIT',
        engines: { node: '>=18' },
        optionalDependencies: { 'b-linux-x64': '1.0.0', 'b-darwin-arm64': '1.0.0', other: '2.0.0' },
      },
      'node_modules/b-linux-x64': present,
    },
  });
  expect(added).toEqual(['node_modules/b-darwin-arm64']);
  expect(lock.packages['node_modules/b-linux-x64']).toEqual(present);
  expect(lock.packages['node_modules/b-darwin-arm64']).toEqual({
    version: '1.0.0',
    cpu: ['arm64'],
    license: 'MIT',
    optional: true,
    os: ['darwin'],
    engines: { node: '>=18' },
  });
});

test('the lockfile of this project lacks none', () => {
  expect(addMissingPlatforms(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))).added).toEqual(
    [],
  );
});
