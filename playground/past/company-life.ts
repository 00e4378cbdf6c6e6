import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keepPace, readPace } from '../clock/kept-pace.ts';
import { channels, people, teams } from '../company.ts';
import type { CompanyLife, Living } from '../living.ts';
import { checkInTeams } from './habits/write-habits.ts';
import { keepLedger } from './keep-ledger.ts';
import { catchUp } from './living/catch-up.ts';
import { connectGitHub } from './living/connect-github.ts';
import { type Lived, liveThrough } from './living/live-through.ts';
import type { Deed } from './planned-deed.ts';
import { daysAfter, PAST_DAYS, presentOf } from './span.ts';
import type { Past } from './write-past.ts';

type Options = {
  readonly dataDir: string;
  /** Three at least, 90 where nothing else is said; 0 for a company that begins today with nothing but its teams, which check in. */
  readonly days?: number;
  readonly seed?: number;
};

/** The seed of the past everybody meets. */
const SEED = 20;

/**
 * The life of the company as everybody meets it: its last days are lived through when the world is new, and the truth
 * behind them is kept in `playground/ledger.json`. That file is written last: where it is, the past is complete.
 */
export function createCompanyLife({ dataDir, days = PAST_DAYS, seed = SEED }: Options): CompanyLife {
  const ledgerPath = join(dataDir, 'playground', 'ledger.json');
  const clockPath = join(dataDir, 'playground', 'clock.json');
  const isComplete = (from: Date): boolean => existsSync(ledgerPath) || daysAfter(from, days).getTime() > Date.now();
  let written: Promise<Past> | null = null;
  const write = (from: Date): Promise<Past> => {
    written ??= import('./write-past.ts').then(({ writePast }) =>
      writePast({ seed, from, to: daysAfter(from, days), company: { people, teams, channels } }),
    );
    return written;
  };
  return {
    prepare(beganAt) {
      // What went wrong is said by whoever needs it.
      if (days > 0 && !isComplete(beganAt)) write(beganAt).catch(() => {});
    },
    beginsAt(now) {
      if (!existsSync(ledgerPath)) standBack(clockPath);
      return days === 0 ? now : daysAfter(presentOf(now), -days);
    },
    async live(living) {
      const from = living.clock.beganAt;
      if (days === 0) await makeTeams(living);
      // A world without a past, of an earlier version, began at its machine's now.
      else if (!isComplete(from)) await live(living, await write(from), ledgerPath);
      // With the present: what GitHub told before would belong to nobody's past.
      await connect(living);
    },
  };
}

async function live(
  living: Living,
  { deeds: planned, onGitHub, onJira, ledger }: Past,
  ledgerPath: string,
): Promise<void> {
  const { deeds, slack, clock, github, jira, isOver, onDay } = living;
  const [from, to] = [new Date(ledger.from), new Date(ledger.to)];
  const onProgress = (day: number, days: number): void => onDay({ day, days });
  // Nobody looks before the past is whole, and Muster is connected at its end.
  jira.tellPast(onJira);
  const lived = await liveThrough({ deeds, slack, clock, jira, planned, from, to, isOver, onProgress });
  report(lived);
  if (!lived.complete) return;
  catchUp(slack, ledger);
  github.tellPast(onGitHub);
  keepLedger(ledgerPath, ledger);
}

async function makeTeams({ clock, ...living }: Living): Promise<void> {
  const at = clock.beganAt;
  const owner = people.find(({ kind }) => kind === 'owner')?.handle ?? '';
  const deeds: readonly Deed[] = [
    ...teams.map(({ name }) => ({ kind: 'make-team', team: name }) as const),
    ...checkInTeams.map((checkIns) => ({ kind: 'start-check-ins', ...checkIns }) as const),
  ];
  const planned = deeds.map((deed) => ({ at: at.toISOString(), by: owner, deed }));
  report(await liveThrough({ ...living, clock, planned, from: at, to: at, onProgress: () => {} }));
}

async function connect({ isOver, clock, ...living }: Living): Promise<void> {
  if (isOver()) return;
  const connected = await connectGitHub({ ...living, settle: clock.settle });
  if (connected.kind === 'done' || isOver()) return;
  console.error(`Muster is not connected with the local GitHub: ${connected.words}. The next start tries again.`);
}

function report({ refused: [first, ...others] }: Lived): void {
  if (first === undefined) return;
  console.error(`Muster did not take ${others.length + 1} deeds of the company’s past, the first: ${first}`);
}

/** While nothing ran the world stood still, so that the rest of its past isn't lived too late. */
function standBack(clockPath: string): void {
  const kept = readPace(clockPath);
  if (kept !== null) keepPace(clockPath, { ...kept, aheadMs: kept.atMs - Date.now() });
}
