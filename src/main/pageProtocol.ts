/** The built page under `app://bundle/`, so that it has an origin of its own and a strict policy. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';

export const pageOrigin = 'app://bundle';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function servePage(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = fileOf(folder, request.url);
    if (!file) return new Response('not found', { status: 404 });
    try {
      const response = await net.fetch(pathToFileURL(file).href);
      const headers = new Headers(response.headers);
      headers.set('Content-Security-Policy', contentSecurityPolicy);
      headers.set('X-Content-Type-Options', 'nosniff');
      return new Response(response.body, { status: response.status, headers });
    } catch {
      return new Response('not found', { status: 404 });
    }
  });
}

/** The file that an address names; undefined for one outside the folder. */
export function fileOf(folder: string, address: string): string | undefined {
  try {
    const { host, pathname } = new URL(address);
    const file = path.join(folder, decodeURIComponent(pathname));
    return host === 'bundle' && file.startsWith(folder + path.sep) && !file.includes('\0') ? file : undefined;
  } catch {
    return undefined;
  }
}
