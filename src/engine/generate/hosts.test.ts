import { describe, expect, it } from 'vitest';
import { hostsToTry } from './hosts.ts';

describe('hostsToTry', () => {
  it.each([
    [undefined, ['http://127.0.0.1:11434', 'http://localhost:11434']],
    ['  ', ['http://127.0.0.1:11434', 'http://localhost:11434']],
    ['0.0.0.0', ['http://127.0.0.1:11434', 'http://localhost:11434']],
    ['http://0.0.0.0:9000', ['http://127.0.0.1:9000', 'http://localhost:9000']],
    ['[::]:9000', ['http://[::1]:9000', 'http://localhost:9000']],
    [':9000', ['http://127.0.0.1:9000']],
    ['192.168.0.7', ['http://192.168.0.7:11434']],
    ['nas.local:80', ['http://nas.local:80']],
    ['https://ai.example.org', ['https://ai.example.org:443']],
    ['https://ai.example.org:8443/ollama/', ['https://ai.example.org:8443/ollama']],
  ])('reads %s', (given, expected) => {
    expect(hostsToTry(given)).toEqual(expected);
  });
});
