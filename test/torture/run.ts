import { parseArgs } from 'node:util';
import { type Figure, printFigures } from './stage/figures.ts';
import { tortures } from './tortures.ts';

/** `npm run torture -- [name…] [--seed n] [--short]`: one table at the end, a non-zero exit when anything was violated. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, short: { type: 'boolean', default: false } },
});

const unknown = positionals.filter((name) => !Object.hasOwn(tortures, name));
if (unknown.length > 0) {
  console.error(`There is no torture ${unknown.join(', ')}. There are: ${Object.keys(tortures).join(', ')}.`);
  console.error('Options stand behind `--`: npm run torture -- clock --seed 5 --short');
  process.exit(2);
}

// Without the `--` npm keeps `--short` for itself and only says so here.
const short = values.short || process.env.npm_config_short === 'true';
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
console.log(`seed ${seed}; repeat with --seed ${seed}`);
const all: Figure[] = [];
for (const [name, run] of Object.entries(tortures)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const startedAt = performance.now();
  const figures = await run({ seed, short }).catch((error: unknown): Figure[] => [
    { torture: name, figure: 'ended early', value: String(error instanceof Error ? error.stack : error), holds: false },
  ]);
  console.log(`${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`);
  printFigures(figures);
  all.push(...figures);
}

const broken = all.filter(({ holds }) => holds === false);
console.log(`\nseed ${seed}: ${all.filter(({ holds }) => holds === true).length} hold, ${broken.length} do not`);
if (positionals.length !== 1) printFigures(all);
process.exit(broken.length === 0 ? 0 : 1);
