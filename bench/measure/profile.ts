import { readFileSync } from 'node:fs';

/**
 * The top of a `.cpuprofile`: own time per function, time with callees per function of ours, and time by whoever asked
 * for it (the nearest file of ours on the stack, else the package). `node bench/measure/profile.ts file.cpuprofile [lines]`
 */
type Node = { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] };
type Profile = { nodes: Node[]; samples: number[]; timeDeltas: number[] };

const [file = '', lines = '30'] = process.argv.slice(2);
const profile = JSON.parse(readFileSync(file, 'utf8')) as Profile;
const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
const own = new Map<number, number>();
for (const [at, id] of profile.samples.entries()) {
  own.set(id, (own.get(id) ?? 0) + (profile.timeDeltas[at] ?? 0) / 1000);
}

const ownBy = new Map<string, number>();
const withBy = new Map<string, number>();
const ownerBy = new Map<string, number>();
const [root] = profile.nodes;
if (root !== undefined) visit(root.id, { above: new Set(), owner: '' });
const idle = ownBy.get('(idle) ') ?? 0;
const busy = [...ownBy.values()].reduce((sum, ms) => sum + ms, 0) - idle;
ownBy.delete('(idle) ');
ownerBy.delete('(idle)');
console.log(`busy ${busy.toFixed(0)} ms, idle ${idle.toFixed(0)} ms`);
print('own time', ownBy);
print('with callees, ours only', withBy);
print('by whoever asked for it', ownerBy);

function visit(id: number, from: { above: ReadonlySet<string>; owner: string }): number {
  const node = nodes.get(id);
  if (node === undefined) return 0;
  const { functionName, url, lineNumber } = node.callFrame;
  const ours = url.includes('/src/') && !url.includes('/node_modules/');
  const name = `${functionName || '(anonymous)'} ${url === '' ? '' : `${short(url)}:${lineNumber + 1}`}`;
  const owner = ours ? short(url) : from.owner.startsWith('src/') || url === '' ? from.owner : packageOf(url);
  const mine = own.get(id) ?? 0;
  add(ownBy, name, mine);
  add(ownerBy, owner === '' ? functionName : owner, mine);
  const next = { above: new Set(from.above).add(name), owner };
  const sum = (node.children ?? []).reduce((so, child) => so + visit(child, next), mine);
  if (ours && !from.above.has(name)) add(withBy, name, sum);
  return sum;
}

function print(title: string, map: ReadonlyMap<string, number>): void {
  console.log(`\n${title}`);
  const top = [...map].sort((a, b) => b[1] - a[1]).slice(0, Number(lines));
  for (const [name, ms] of top) {
    console.log(`${((ms / busy) * 100).toFixed(1).padStart(6)} %  ${ms.toFixed(0).padStart(7)} ms  ${name}`);
  }
}

function add(map: Map<string, number>, key: string, ms: number): void {
  map.set(key, (map.get(key) ?? 0) + ms);
}

function short(url: string): string {
  if (url.includes('/node_modules/')) return url.replace(/.*\/node_modules\//, '');
  return url.replace(/.*\/src\//, 'src/');
}

function packageOf(url: string): string {
  if (url.startsWith('node:internal/deps/')) return 'undici (in Node)';
  if (url.startsWith('node:')) return 'node';
  return short(url)
    .split('/')
    .slice(0, url.includes('/node_modules/@') ? 2 : 1)
    .join('/');
}
