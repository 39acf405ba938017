// Packages with native parts list one optional package for every platform. A registry mirror may not carry them all;
// `npm install` then leaves the absent ones out of package-lock.json, and `npm ci` of npm 11 refuses that lockfile
// ("Missing: … from lock file"). This adds entries for them. Run it after each change of dependencies.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot } from './setup/paths.mjs';

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];
const libraries = { gnu: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** The lockfile with an entry for each optional platform package, and the paths of those it lacked. */
export function addMissingPlatforms(lock) {
  const added = {};
  for (const [path, owner] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
      const platform = readPlatform(name);
      if (!platform || lock.packages[`node_modules/${name}`] || lock.packages[`${path}/node_modules/${name}`])
        continue;
      const { cpu, libc, os } = platform;
      const { dev, license, engines } = owner;
      // In npm's own order, so that `npm install` leaves these lines alone.
      added[`node_modules/${name}`] = {
        version,
        cpu,
        ...(dev && { dev }),
        ...(libc && { libc }),
        license,
        optional: true,
        os,
        engines,
      };
    }
  }
  const entries = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { lock: { ...lock, packages: Object.fromEntries(entries) }, added: Object.keys(added) };
}

/** The fields by which npm chooses, read from a name like `@lancedb/lancedb-linux-arm64-musl`. */
export function readPlatform(name) {
  const words = name.split(/[-/]/);
  const os = words.find((word) => systems.includes(word));
  const cpu = words.find((word) => processors.includes(word));
  if (!os || !cpu) return undefined;
  const libc = libraries[words.at(-1)];
  return { cpu: [cpu], ...(os === 'linux' && libc ? { libc: [libc] } : {}), os: [os] };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = inRoot('package-lock.json');
  const { lock, added } = addMissingPlatforms(JSON.parse(readFileSync(path, 'utf8')));
  if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? 'nothing is missing' : `added ${added.length}:\n${added.join('\n')}`);
}
