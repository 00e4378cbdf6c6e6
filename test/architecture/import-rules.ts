import { PURE, ROOMS, roomOf } from './rooms.ts';
import { type Import, packageOf, type SourceFile } from './source.ts';
import { mayUse } from './tiers.ts';
import { VENDORS } from './vendors.ts';

type From = Pick<SourceFile, 'path'>;

/** What is wrong with one import and what to do instead; null when nothing is. */
export function judgeImport({ path }: From, to: Import): string | null {
  if (!to.own) return to.to.startsWith('node:') ? judgeNode(path, to) : judgePackage(path, to);
  if (/^(playground|bench|test)\//.test(to.to))
    return 'src never imports playground, bench or test: turn the need into a port';
  const area = areaOf(path);
  return area === 'feature' ? judgeFeature(path, to) : judgeArea(path, area, to);
}

type Area = 'main' | 'command' | 'app' | 'list' | 'feature' | 'adapter' | 'platform' | 'ports' | 'kit' | 'elsewhere';

/** What each area may import of our own; a feature's rules are finer and stand below. */
const AREAS: Readonly<Record<Exclude<Area, 'feature'>, { may: RegExp; rule: string }>> = {
  // The process reads its configuration before it builds the app.
  main: {
    may: /^src\/(app|platform\/(config|load-as-commonjs|bundle\/use-bundle))\.ts$/,
    rule: 'main imports app.ts, platform/config.ts and what chooses how they are loaded only',
  },
  // A command beside the process, on the same store.
  command: {
    may: /^src\/(features\.ts|platform\/|adapters\/system\/)/,
    rule: 'a command imports features.ts, the platform and the clock',
  },
  app: {
    may: /^src\/(features\.ts|features\/[^/]+\/index\.ts|adapters\/|platform\/|ports\/|kit\/)/,
    rule: 'app.ts imports features by features.ts and doors (index.ts), and everything else',
  },
  list: {
    may: /^src\/(features\/[^/]+\/feature\.ts|ports\/inbound\/feature\.ts)$/,
    rule: 'features.ts imports features/*/feature.ts only',
  },
  adapter: {
    may: /^src\/(ports|kit)\//,
    rule: 'an adapter imports ports, kit and its own files: it never reads the store or other adapters',
  },
  platform: {
    may: /^src\/(ports|kit|platform)\//,
    rule: 'the platform imports ports and kit: it knows features only by what app.ts hands it',
  },
  ports: { may: /^src\/(ports|kit)\//, rule: 'ports import kit and each other' },
  kit: { may: /^src\/kit\//, rule: 'kit imports kit only' },
  elsewhere: { may: /^$/, rule: 'only main.ts, app.ts, features.ts and rotate-keys.ts stand directly in src' },
};

function areaOf(path: string): Area {
  if (path === 'src/main.ts') return 'main';
  if (path === 'src/rotate-keys.ts') return 'command';
  if (path === 'src/app.ts') return 'app';
  if (path === 'src/features.ts') return 'list';
  const folder = /^src\/(features|adapters|platform|ports|kit)\//.exec(path)?.[1];
  if (folder === 'features') return 'feature';
  if (folder === 'adapters') return 'adapter';
  return folder === 'platform' || folder === 'ports' || folder === 'kit' ? folder : 'elsewhere';
}

function judgeArea(path: string, area: Exclude<Area, 'feature'>, { to }: Import): string | null {
  const vendor = /^src\/adapters\/[^/]+\//.exec(path)?.[0];
  if (vendor !== undefined && to.startsWith(vendor)) return null;
  return AREAS[area].may.test(to) ? null : AREAS[area].rule;
}

function judgeFeature(path: string, { to, typeOnly }: Import): string | null {
  const from = roomOf(path);
  const target = roomOf(to);
  if (from === null) return 'a file of a feature stands in its folder: src/features/<word>/<room>';
  if (target === null) return judgeOutside(from.room, { to, typeOnly });
  if (target.word === from.word) return judgeRoom(from.room, target.room, typeOnly);
  return judgeNeighbour(from, { to, word: target.word, typeOnly });
}

function judgeOutside(room: string, { to, typeOnly }: Pick<Import, 'to' | 'typeOnly'>): string | null {
  if (!/^src\/(kit|ports)\//.test(to))
    return 'a feature imports kit, ports, its own files and lower doors: ask for a port';
  if (to.startsWith('src/ports/') && PURE.includes(room) && !typeOnly)
    return `${room} is pure: it takes types from ports, never code`;
  return null;
}

function judgeRoom(from: string, to: string, typeOnly: boolean): string | null {
  const may = ROOMS[from];
  if (may === undefined)
    return `"${from}" is no room of ARCHITECTURE.md, section 2: choose one of ${Object.keys(ROOMS).join(', ')}`;
  if (may.includes('*') || may.includes(to) || (typeOnly && may.includes(`${to}?`))) return null;
  return `${from} looks into ${may.join(', ').replaceAll('?', ' (types)')} of its feature, not into ${to}`;
}

type Neighbour = { readonly to: string; readonly word: string; readonly typeOnly: boolean };

function judgeNeighbour(
  from: { readonly word: string; readonly room: string },
  { to, word, typeOnly }: Neighbour,
): string | null {
  if (!mayUse(from.word, word))
    return `${from.word} does not stand above ${word}: sideways and upwards only by an announced event`;
  const door = to === `src/features/${word}/index.ts`;
  const schema = from.room === 'schema' && to === `src/features/${word}/schema.ts`;
  if (schema) return null;
  if (!door) return `${word} is used through its door src/features/${word}/index.ts only`;
  return PURE.includes(from.room) && !typeOnly ? `${from.room} is pure: it takes types from ${word}, never code` : null;
}

function judgePackage(path: string, { to, typeOnly }: Import): string | null {
  const name = packageOf(to);
  const home = VENDORS[name];
  if (home === undefined) return `${name} has no place yet: name one in test/architecture/vendors.ts`;
  if (home.at.test(path) || (typeOnly && home.types?.test(path) === true)) return null;
  return `${name} belongs to ${home.at.source.replaceAll('\\', '')}${home.types === undefined ? '' : ` (types also: ${home.types.source.replaceAll('\\', '')})`}`;
}

/** Features, ports and kit reach the machine through ports alone: no files, sockets, processes, timers. */
function judgeNode(path: string, { to }: Import): string | null {
  return /^src\/(main\.ts|platform\/|adapters\/)/.test(path)
    ? null
    : `${to} is the machine's: features, ports and kit ask a port instead`;
}
