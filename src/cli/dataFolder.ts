import os from 'node:os';
import path from 'node:path';

/** The folder that the app itself uses, so that both see the same library. `SAEGIM_DATA` wins. */
export function defaultDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment['SAEGIM_DATA']) return path.resolve(environment['SAEGIM_DATA']);
  const home = os.homedir();
  switch (process.platform) {
    case 'darwin':
      return path.join(home, 'Library', 'Application Support', 'Saegim');
    case 'win32':
      return path.join(environment['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'), 'Saegim');
    default:
      return path.join(environment['XDG_CONFIG_HOME'] ?? path.join(home, '.config'), 'Saegim');
  }
}
