import { readFileSync, writeFileSync } from 'node:fs';

// Electron keeps its switches in the program file: this marker, a version, a count, then one character a switch.
const marker = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const positions = { runAsNode: 0, nodeCliInspect: 3, browserV8Snapshot: 6 };

/** Sets the named switches in an Electron program file. */
export function flipFuses(path, switches) {
  const program = readFileSync(path);
  const at = program.indexOf(marker);
  if (at < 0) throw new Error(`${path} has no Electron fuses`);
  const first = at + marker.length + 2;
  for (const [name, on] of Object.entries(switches)) {
    program[first + positions[name]] = (on ? '1' : '0').charCodeAt(0);
  }
  writeFileSync(path, program);
}
