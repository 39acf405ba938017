const defaultPort = 11434;

/**
 * Base URLs to try, in order: the one that was given, else this machine by address and by name
 * (Ollama may listen on ::1 alone). A server told to listen on all addresses (`0.0.0.0`) is
 * reached at this machine's own.
 */
export function hostsToTry(given: string | undefined): readonly [string, ...string[]] {
  const host = given?.trim();
  if (!host) return [`http://127.0.0.1:${defaultPort}`, `http://localhost:${defaultPort}`];
  const url = toUrl(host);
  if (!url) return [host];
  if (url.hostname === '0.0.0.0' || url.hostname === '[::]') {
    const own = url.hostname === '0.0.0.0' ? '127.0.0.1' : '[::1]';
    return [baseOf(url, own), baseOf(url, 'localhost')];
  }
  return [baseOf(url, url.hostname)];
}

/** OLLAMA_HOST may be `host`, `:port`, `host:port` or a URL; only a written scheme implies its own port. */
function toUrl(host: string): URL | undefined {
  const hasScheme = host.includes('://');
  const full = hasScheme ? host : `http://${host.startsWith(':') ? `127.0.0.1${host}` : host}`;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  if (!hasScheme && !url.port && !/:80(\/|$)/.test(host)) url.port = String(defaultPort);
  return url;
}

function baseOf(url: URL, hostname: string): string {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return `${url.protocol}//${hostname}:${port}${url.pathname.replace(/\/$/, '')}`;
}
