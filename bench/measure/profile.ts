import { readFileSync } from 'node:fs';

/**
 * The top of a `.cpuprofile`: own time and time with callees per function, and own time per file.
 * `node bench/measure/profile.ts file.cpuprofile [lines]`
 */
type Node = { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] };
type Profile = { nodes: Node[]; samples: number[]; timeDeltas: number[] };

const [file = '', lines = '40'] = process.argv.slice(2);
const profile = JSON.parse(readFileSync(file, 'utf8')) as Profile;
const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
const own = new Map<number, number>();
for (const [at, id] of profile.samples.entries())
  own.set(id, (own.get(id) ?? 0) + (profile.timeDeltas[at] ?? 0) / 1000);

const total = [...own.values()].reduce((sum, ms) => sum + ms, 0);
const idle = profile.nodes
  .filter(({ callFrame }) => callFrame.functionName === '(idle)')
  .reduce((sum, { id }) => sum + (own.get(id) ?? 0), 0);
const ownBy = new Map<string, number>();
const withBy = new Map<string, number>();
const fileBy = new Map<string, number>();

const add = (map: Map<string, number>, key: string, ms: number) => map.set(key, (map.get(key) ?? 0) + ms);
const short = (url: string) =>
  url
    .replace(/^file:\/\//, '')
    .replace(/.*\/node_modules\//, '')
    .replace(/.*\/(src\/)/, '$1');

function visit(id: number, above: ReadonlySet<string>): number {
  const node = nodes.get(id);
  if (node === undefined) return 0;
  const { functionName, url, lineNumber } = node.callFrame;
  const name = `${functionName || '(anonymous)'} ${short(url)}:${lineNumber + 1}`;
  const mine = own.get(id) ?? 0;
  add(ownBy, name, mine);
  add(fileBy, short(url) || functionName, mine);
  const below = new Set(above).add(name);
  const sum = (node.children ?? []).reduce((so, child) => so + visit(child, below), mine);
  if (!above.has(name)) add(withBy, name, sum);
  return sum;
}

const root = profile.nodes[0];
if (root !== undefined) visit(root.id, new Set());
const busy = total - idle;
console.log(`busy ${busy.toFixed(0)} ms of ${total.toFixed(0)} ms`);
const print = (title: string, map: Map<string, number>, wanted: (name: string) => boolean) => {
  console.log(`\n${title}`);
  const top = [...map]
    .filter(([name]) => wanted(name))
    .sort((a, b) => b[1] - a[1])
    .slice(0, Number(lines));
  for (const [name, ms] of top)
    console.log(`${((ms / busy) * 100).toFixed(1).padStart(6)} %  ${ms.toFixed(0).padStart(7)} ms  ${name}`);
};
print('own time', ownBy, (name) => !name.startsWith('(idle)'));
print('with callees, src only', withBy, (name) => name.includes(' src/'));
print('by file', fileBy, (name) => name !== '(idle)');
