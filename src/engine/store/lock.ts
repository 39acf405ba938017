/**
 * One writer an index. The lock is a listening socket, which the system closes when its process
 * ends however it ends; so a crash never leaves a library locked, and nobody waits for a time-out.
 */
import { createHash } from 'node:crypto';
import { realpath, stat, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { SaegimError } from '../../shared/errors.ts';

export interface Lock {
  release(): Promise<void>;
}

/** Another process may take over the same dead socket at the same moment; one of them wins each round. */
const rounds = 5;

/**
 * @param folder exists
 * @throws SaegimError store-locked while another process (or another store of this one) holds it
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const address = addressOf(await realpath(folder));
  for (let round = 0; round < rounds; round++) {
    const server = await listen(address);
    if (server) return { release: () => close(server) };
    if (!isFile(address)) break;
    const inode = await inodeOf(address);
    if (await isAlive(address)) break;
    // Only the very file that answered nobody: the one there now may be a living process's.
    if (inode !== undefined && inode === (await inodeOf(address))) await unlink(address).catch(ignoreMissing);
  }
  throw new SaegimError('store-locked', 'another process has this library open');
}

/**
 * Where the system has names for sockets that are no files (Linux's begin with a zero byte, Windows calls them
 * pipes), it gives one to one process at a time and takes it back itself. Elsewhere (macOS) the socket is a file
 * that its dead process leaves behind; short, because its path may have 103 characters at most.
 */
function addressOf(folder: string): string {
  const name = `saegim-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  switch (process.platform) {
    case 'linux':
      return `\0${name}`;
    case 'win32':
      return `\\\\.\\pipe\\${name}`;
    default:
      return join(tmpdir(), `${name}.sock`);
  }
}

/** @returns undefined when the address is taken */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(new SaegimError('internal', 'the library cannot be locked', { cause: error }));
    });
    server.listen(address, () => resolve(server));
  });
}

function isAlive(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    // Any other refusal than these two (such as another user's socket) means that somebody is there.
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'),
    );
  });
}

function isFile(address: string): boolean {
  return isAbsolute(address) && process.platform !== 'win32';
}

async function inodeOf(address: string): Promise<bigint | undefined> {
  const found = await stat(address, { bigint: true }).catch(ignoreMissing);
  return found?.ino;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
