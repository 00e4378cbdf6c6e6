import { checkins } from './checkins.ts';
import { clock } from './clock.ts';
import { runCrashPoints } from './crash-points.ts';
import { disk } from './disk.ts';
import { githubSync } from './github-sync.ts';
import { type KillsOptions, type KillsResult, runKills, type Victim } from './kills.ts';
import { outage } from './outage.ts';
import { oversize } from './oversize.ts';
import { slowloris } from './slowloris.ts';
import { type Figure, figuresOf, spread, type Torture } from './stage/figures.ts';
import { verdictFigures } from './stage/verdict-figures.ts';
import { surveys } from './surveys.ts';
import { vault } from './vault.ts';
import { webhooks } from './webhooks.ts';

/** By the name it is asked for. */
export const tortures: Readonly<Record<string, Torture>> = {
  'kill-1': ({ seed, short }) => killApps({ seed, short, replicas: 1 }),
  'kill-2': ({ seed, short }) => killApps({ seed: seed + 1, short, replicas: 2 }),
  'kill-database': ({ seed, short }) => killDatabases(seed, short),
  'crash-points': ({ short }) => crashPoints(short),
  disk,
  clock,
  checkins,
  surveys,
  'github-sync': githubSync,
  oversize,
  slowloris,
  outage,
  vault,
  webhooks,
};

const LONG = { kills: 50, commands: 600, people: 60, everyMs: 200, loseEvery: 6, strict: true } as const;
/** Few people, so that all their DMs can be opened at once. */
const SHORT = { kills: 5, commands: 40, people: 8, everyMs: 100, loseEvery: 4, strict: false } as const;

async function killApps({
  seed,
  short,
  replicas,
}: {
  seed: number;
  short: boolean;
  replicas: 1 | 2;
}): Promise<Figure[]> {
  const options: KillsOptions = { ...(short ? SHORT : LONG), seed, replicas, victims: ['app'] };
  return killFigures(`kill-${replicas}`, await runKills(options));
}

async function killDatabases(seed: number, short: boolean): Promise<Figure[]> {
  const options: KillsOptions = {
    ...(short ? { ...SHORT, kills: 6 } : { ...LONG, commands: 300 }),
    seed,
    replicas: 1,
    victims: ['app', 'app-and-database', 'database'],
  };
  return killFigures('kill-database', await runKills(options));
}

function killFigures(name: string, result: KillsResult): Figure[] {
  const { shown } = figuresOf(name);
  const victims = [...new Set(result.resumeMs.map(({ victim }) => victim))];
  const times = (of: Victim) => result.resumeMs.filter(({ victim }) => victim === of).map(({ ms }) => ms);
  return [
    shown('kills, commands sent, acknowledged', `${result.kills}, ${result.sent}, ${result.acknowledged}`),
    ...verdictFigures(name, result),
    shown('messages said, replies lost, read-backs', `${result.said}, ${result.lostReplies}, ${result.looks}`),
    ...victims.map((victim) => shown(`ready again after a kill of ${victim}`, spread(times(victim), 'ms'))),
    shown('everything said after the last command', `${result.drainMs} ms`),
    ...Object.entries(result.otherwise).map(([answer, times]) =>
      shown(`answered ${times} times`, answer.slice(0, 100)),
    ),
  ];
}

async function crashPoints(short: boolean): Promise<Figure[]> {
  const { holds, shown } = figuresOf('crash-points');
  const results = await runCrashPoints({ passes: short ? [1] : [1, 4] });
  const passed = results.filter((result) => result.passed);
  return [
    ...results
      .filter((result) => !result.passed)
      .map(({ point, died, eventsLost, verdict }) =>
        shown(point, `${died ? 'died' : 'was never reached'}, events lost ${eventsLost}, ${JSON.stringify(verdict)}`),
      ),
    holds('points passed', `${passed.length}/${results.length}`, passed.length === results.length),
  ];
}
