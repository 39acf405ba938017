import path from 'node:path';
import { expect, test } from 'vitest';
import { languageOf, readLaunchOptions } from './launchOptions.ts';

test('arguments win over the environment, among switches that are not ours', () => {
  const args = [
    '/somewhere/app',
    '--no-sandbox',
    '--data',
    'notes',
    '--lang=ko',
    '--remote-debugging-port=0',
  ];
  expect(readLaunchOptions(args, { SAEGIM_DATA: '/elsewhere', SAEGIM_LANG: 'en' })).toEqual({
    dataFolder: path.resolve('notes'),
    language: 'ko',
  });
});

test('the environment serves when there is no argument', () => {
  expect(readLaunchOptions([], { SAEGIM_DATA: '/data', SAEGIM_LANG: 'en' })).toEqual({
    dataFolder: path.resolve('/data'),
    language: 'en',
  });
});

test('what cannot be meant is passed over', () => {
  expect(readLaunchOptions(['--lang', 'xx', '--page', '../secret', '--data'], {})).toEqual({});
});

test('a locale has a language', () => {
  expect(['ko-KR', 'en_US', 'KO', 'fr'].map(languageOf)).toEqual(['ko', 'en', 'ko', undefined]);
});
