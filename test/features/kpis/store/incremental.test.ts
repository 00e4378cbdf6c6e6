import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factOf, keyOf } from '../../../../src/features/kpis/domain/fact.ts';
import type { Counts, LensFigures } from '../../../../src/features/kpis/domain/figures.ts';
import { countFor } from '../../../../src/features/kpis/domain/read-measures.ts';
import { placesOf, rollUp } from '../../../../src/features/kpis/domain/roll-up.ts';
import { readExplained } from '../../../../src/features/kpis/store/explained.ts';
import { readWeeks } from '../../../../src/features/kpis/store/weeks.ts';
import { computeWeeks, computeWindow, type Window } from '../../../../src/features/kpis/store/window-facts.ts';
import { readFigures } from '../../../../src/features/kpis/store/windows.ts';
import { readSubjects } from '../../../../src/features/kpis/use-cases/read-subjects.ts';
import { refreshShipments } from '../../../../src/features/pull-requests/store/shipments.ts';
import type { PullRequestId } from '../../../../src/kit/ids.ts';
import { inBackground } from '../../../../src/platform/background.ts';
import type { Tx } from '../../../../src/ports/outbound/store.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { howOften } from '../../../support/how-often.ts';
import { anyDeed, doDeed } from '../deeds.ts';
import { type NumbersWorld, personId, plantWorld, teamId } from '../world.ts';

const db = testDatabase();
const HISTORIES = howOften(12, 300);
const START = Date.parse('2026-03-02T00:00:00Z');

class Undo extends Error {}

/** The seed of a failing run is printed by fast-check, and is passed as `seed` to repeat it. */
describe('roll-ups that follow late facts', () => {
  it(`are those of a full recomputation, in ${HISTORIES} random histories`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDeed, { minLength: 4, maxLength: 16 }), async (deeds) => {
        await inUndone(async (tx) => {
          let now = START;
          const world = await plantWorld(tx, { now: () => new Date(now) });
          for (const deed of deeds) {
            now += 3_600_000 * 7;
            await doDeed(tx, world, { deed, at: new Date(now), start: START });
            if (deed.isFollowed) await world.deliver();
            if (deed.isLooked) for (const window of windowsOf(world)) await readFigures(tx, window, new Date(now));
          }
          await world.deliver();
          await expectRight(tx, world, new Date(now));
        });
      }),
      { numRuns: HISTORIES, endOnFailure: true },
    );
  }, 1_800_000);
});

/** Each history in a transaction that is taken back: nothing has to be emptied. */
async function inUndone(fn: (tx: Tx) => Promise<void>): Promise<void> {
  const undo = new Undo();
  await inBackground(() =>
    db.store.scope(WORKSPACE, async (tx) => {
      await fn(tx);
      throw undo;
    }),
  ).catch((error: unknown) => {
    if (error !== undo && !(error instanceof Error && error.cause === undo)) throw error;
  });
}

const RANGE = { from: new Date('2026-02-16T11:00:00Z'), to: new Date('2026-03-30T11:00:00Z') };

function windowsOf({ repositoryIds }: NumbersWorld): readonly Window[] {
  const one = repositoryIds[0] ?? null;
  const base = { range: RANGE, repositoryId: null };
  return [
    { ...base, scope: { kind: 'workspace' }, lens: 'muster' },
    { ...base, scope: { kind: 'workspace' }, lens: 'devlake', repositoryId: one },
    { ...base, scope: { kind: 'team', teamId: teamId(1) }, lens: 'linearb' },
    { ...base, scope: { kind: 'team', teamId: teamId(2) }, lens: 'muster', repositoryId: one },
    { ...base, scope: { kind: 'person', personId: personId(1) }, lens: 'devlake' },
  ];
}

/** What is shipped is what comes out of everything told, all of it asked again. */
async function expectShipped(tx: Tx, { repositoryIds }: NumbersWorld): Promise<void> {
  const told = await tx.sql<{ sha: string }[]>`
    select sha from deployments union select sha from tags union select sha from shipments union select sha from arrivals`;
  for (const repositoryId of repositoryIds)
    expect(await refreshShipments(tx, { repositoryId, shas: told.map(({ sha }) => sha) })).toEqual([]);
}

async function expectRight(tx: Tx, world: NumbersWorld, now: Date): Promise<void> {
  await expectShipped(tx, world);
  const ids = (await tx.sql<{ id: PullRequestId }[]>`select id from pull_requests`).map(({ id }) => id);
  const all = await readSubjects(tx, { ids, now });
  const facts = all.map(({ subject, zone }) => factOf(subject, zone));
  const full = rollUp(placesOf(facts), facts).map(({ scope, week, figures }) => [`${scope} ${week}`, figures] as const);
  const rows = await tx.sql<{ name: string; figures: object }[]>`
    select scope || ' ' || week as name, figures from kpi_weeks`;
  const empty = JSON.stringify(rollUp([{ scope: 'workspace', week: '2000-01-03' }], [])[0]?.figures);
  const found = rows.filter(({ figures }) => sorted(figures) !== sorted(JSON.parse(empty)));
  expect(Object.fromEntries(found.map(({ name, figures }) => [name, figures]))).toEqual(
    JSON.parse(JSON.stringify(Object.fromEntries(full))),
  );
  const weeks = { from: '2026-01-05', to: '2026-12-28' };
  for (const window of windowsOf(world)) {
    const counted = (await readWeeks(tx, { ...window, weeks })).filter(({ figures, counts }) => isAny(figures, counts));
    expect(counted).toEqual(JSON.parse(JSON.stringify(await computeWeeks(tx, { ...window, weeks }))));
    const fresh = await computeWindow(tx, window);
    expect(await readFigures(tx, window, now)).toEqual(JSON.parse(JSON.stringify(fresh)));
    await expectExplained(tx, { window, all: all.map(({ subject }) => subject) });
  }
}

function isAny({ counted, excluded }: LensFigures, { merged, byBots }: Counts): boolean {
  return counted + merged + byBots > 0 || Object.keys(excluded).length > 0;
}

/** Exactly the pull requests that the figures are made of are explained. */
async function expectExplained(
  tx: Tx,
  { window, all }: { window: Window; all: readonly Parameters<typeof countFor>[0][] },
): Promise<void> {
  const { scope, lens, repositoryId, range } = window;
  const own = all.filter(
    (subject) =>
      (repositoryId === null || subject.repositoryId === repositoryId) &&
      (scope.kind === 'workspace' ||
        (scope.kind === 'team' && subject.teamIds.includes(scope.teamId)) ||
        (scope.kind === 'person' && subject.author.personId === scope.personId)),
  );
  const then = own.filter((subject) => {
    const { at } = countFor(subject, lens);
    return at >= range.from && at < range.to;
  });
  const { figures } = await computeWindow(tx, window);
  const explained = await readExplained(tx, window);
  const excluded = Object.values(figures.excluded).reduce((sum, n) => sum + n, 0);
  expect([keyOf(scope), lens, figures.counted + excluded]).toEqual([keyOf(scope), lens, then.length]);
  for (const { id } of then) expect(explained.map((one) => one.id)).toContain(id);
  for (const subject of explained) expect(own).toContainEqual(subject);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
