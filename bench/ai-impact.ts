import { measureImpact } from '../src/features/kpis/domain/ai-impact/impact.ts';
import { EFFECTS, inventNullWorlds, inventWorld, type World } from '../test/features/kpis/domain/ai-impact/worlds.ts';
import { type BenchResult, barred, type Row, shown } from './measure/report.ts';

const NULL_WORLDS = 500;
const EFFECT_WORLDS = 20;
const FALSE_MAX = 0.05;

/** How often "does AI help?" is answered wrongly where the truth is known: no effect in 500 worlds, effects in others. */
export async function benchAiImpact(): Promise<BenchResult> {
  const worlds = inventNullWorlds(NULL_WORLDS);
  const verdicts = worlds.map(judge);
  const wrong = verdicts.filter((kind) => kind !== 'cant-tell').length;
  const rows: Row[] = [
    barred(
      'false verdicts, no effect',
      `${wrong} of ${worlds.length}`,
      'at most 5 %',
      wrong <= worlds.length * FALSE_MAX,
    ),
  ];
  for (const { name, what, truth, world } of EFFECTS) {
    const found = Array.from({ length: EFFECT_WORLDS }, (_, n) => judge({ ...world, seed: `${name} ${n}` }));
    const right = found.filter((kind) => kind === truth).length;
    const opposite = found.filter((kind) => kind !== truth && kind !== 'cant-tell').length;
    const holds = opposite === 0 && right >= EFFECT_WORLDS * 0.9;
    rows.push(
      barred(what, `${right} of ${EFFECT_WORLDS} ${truth}, ${opposite} wrong`, '90 % right, none wrong', holds),
    );
  }
  const largest = inventWorld({ seed: 'large', authors: 200, pullRequests: 20_000, speed: 1.2 });
  const start = performance.now();
  measureImpact(largest);
  rows.push(shown('20,000 pull requests of 200 people', `${Math.round(performance.now() - start)} ms`));
  return { name: 'ai-impact', rows, data: { verdicts } };
}

function judge(world: World): string {
  return measureImpact(inventWorld(world)).verdict.kind;
}
