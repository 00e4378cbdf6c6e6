import { benchAiImpact } from './ai-impact.ts';
import { benchCharts } from './charts.ts';
import { benchCheckIns } from './checkins.ts';
import { benchCommands } from './commands.ts';
import { benchDetective } from './detective.ts';
import { benchFlood } from './flood.ts';
import { benchIntake } from './intake.ts';
import { type BenchResult, machineFacts, printRows, saveResults } from './measure/report.ts';
import { benchMemory } from './memory.ts';
import { benchNumbers } from './numbers.ts';
import { benchPlayground } from './playground.ts';
import { benchSaturation } from './saturation.ts';
import { benchStart } from './start.ts';
import { benchSteps } from './steps.ts';
import { benchSync } from './sync.ts';

const benches: Readonly<Record<string, () => Promise<BenchResult>>> = {
  start: benchStart,
  commands: benchCommands,
  memory: benchMemory,
  saturation: benchSaturation,
  steps: benchSteps,
  flood: benchFlood,
  intake: benchIntake,
  charts: benchCharts,
  checkins: benchCheckIns,
  detective: benchDetective,
  sync: benchSync,
  numbers: benchNumbers,
  'ai-impact': benchAiImpact,
  playground: benchPlayground,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

console.log(JSON.stringify(machineFacts()));
let failed = 0;
for (const [name, run] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const result = await run();
  printRows(name, result.rows);
  console.log(`  ${saveResults('bench-output', result)}`);
  failed += result.rows.filter(({ holds }) => holds === false).length;
}
process.exit(failed === 0 ? 0 : 1);
