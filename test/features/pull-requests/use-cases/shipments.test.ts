import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listHappenings, listMerged } from '../../../../src/features/pull-requests/index.ts';
import { inBackground } from '../../../../src/platform/background.ts';
import type { Tx } from '../../../../src/ports/outbound/store.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { howOften } from '../../../support/how-often.ts';
import { account, type NumbersWorld, plantWorld } from '../../kpis/world.ts';

const db = testDatabase();
const START = Date.parse('2026-03-02T08:00:00Z');
const WORLDS = howOften(3, 200);

/** A commit as git has it: everything in it, itself too. */
type Commit = { readonly sha: string; readonly holds: ReadonlySet<string> };
type Told = Parameters<NumbersWorld['record']>[1];
type Deployed = { readonly commit: Commit; readonly startedAt: number; readonly finishedAt: number };

/** What really happened, what the host tells of it, and what was in production when. */
type History = {
  readonly told: readonly Told[];
  readonly merges: ReadonlyMap<number, Commit>;
  readonly deployed: readonly Deployed[];
  readonly isForced: boolean;
};

type Deed = { readonly kind: number; readonly pick: number; readonly wait: number };
const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.nat(9),
  pick: fc.nat(20),
  wait: fc.integer({ min: 1, max: 30 }),
});

/** The seed of a failing run is printed by fast-check, and is passed as `seed` to repeat it. */
describe('deployments of what was merged', () => {
  it(`claim nothing they don’t hold, miss nothing, and are the same in any order, in ${WORLDS} random worlds`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { minLength: 6, maxLength: 24 }),
        fc.array(fc.nat(), { minLength: 80, maxLength: 80 }),
        async (deeds, keys) => {
          const history = happen(deeds);
          const inOrder = await tell(history.told);
          const known = new Map(inOrder.map(({ number, ...rest }) => [number, rest]));
          for (const [number, commit] of history.merges) expectTrue(history, { commit, known: known.get(number) });
          const shuffled = history.told.map((one, n) => [keys[n % keys.length] ?? 0, one] as const);
          const again = shuffled.slice(0, 3).map(([key, one]) => [key * 7, one] as const);
          const order = [...shuffled, ...again].sort(([a], [b]) => a - b).map(([, one]) => one);
          expect(await tell(order)).toEqual(inOrder);
        },
      ),
      { numRuns: WORLDS, endOnFailure: true },
    );
  }, 1_800_000);
});

type Known = { readonly deployments: readonly number[] } | undefined;

function expectTrue({ deployed, isForced }: History, { commit, known }: { commit: Commit; known: Known }): void {
  const holding = deployed.filter((one) => one.commit.holds.has(commit.sha)).map(({ finishedAt }) => finishedAt);
  const claimed = known?.deployments ?? [];
  for (const at of claimed) expect(holding).toContain(at);
  // Where a branch was forced, what lay before may stay unknown; what is known is right all the same.
  if (!isForced) expect(claimed.length === 0 ? Infinity : Math.min(...claimed)).toBe(Math.min(Infinity, ...holding));
}

/** Merges alone, several at once and by hand, releases of a branch, rollbacks, hotfixes elsewhere, failures. */
function happen(deeds: readonly Deed[]): History {
  const told: Told[] = [];
  const merges = new Map<number, Commit>();
  const deployed: Deployed[] = [];
  let [now, isForced, next] = [START, false, 0];
  let line: Commit[] = [{ sha: shaOf('root', 0), holds: new Set([shaOf('root', 0)]) }];
  // A branch of its own, made from something old.
  let fixes: Commit = { sha: '', holds: new Set() };
  const tip = () => line.at(-1) ?? { sha: '', holds: new Set<string>() };
  const grow = (sha: string): Commit => {
    const commit = { sha, holds: new Set([...tip().holds, sha]) };
    line = [...line, commit];
    return commit;
  };
  const push = (commits: readonly Commit[], isBreak = false) =>
    told.push({
      pushes: [{ branch: 'main', at: new Date(now), commits: commits.map(toldCommit), after: tip().sha, isBreak }],
    });
  const merge = (base = 'main', skew = 0): Commit => {
    next += 1;
    const sha = shaOf('merge', next);
    const commit = base === 'main' ? grow(sha) : { sha, holds: new Set([...fixes.holds, sha]) };
    if (base !== 'main') fixes = commit;
    merges.set(next, commit);
    told.push({ pullRequests: [toldPull(next, { sha, base, mergedAt: new Date(now + skew) })] });
    return commit;
  };
  const deploy = (commit: Commit, { wait }: Deed, state: 'success' | 'failure' = 'success') => {
    const [startedAt, finishedAt] = [now + 1_000, now + wait * 60_000];
    if (state === 'success') deployed.push({ commit, startedAt, finishedAt });
    const id = `d${told.length}`;
    const rest = { id, sha: commit.sha, environment: 'production', production: true, startedAt: new Date(startedAt) };
    told.push({ deployments: [{ ...rest, state, at: new Date(finishedAt) }] });
  };
  for (const one of deeds) {
    now += one.wait * 300_000;
    const any = line[one.pick % line.length] ?? tip();
    if (one.kind <= 1) push([merge()]);
    // A queue merges several by one push, and dates them as it gets to them.
    else if (one.kind === 2) push([merge('main', 2_000), merge('main', 0), merge('main', 1_000)]);
    else if (one.kind === 3) push([grow(shaOf('side', now)), grow(shaOf('hand', now))]);
    else if (one.kind <= 5) deploy(tip(), one);
    else if (one.kind === 6) deploy(any, one, isTold(told, any) ? 'success' : 'failure');
    else if (one.kind === 7 && one.pick % 3 === 0) deploy({ sha: shaOf('elsewhere', now), holds: new Set() }, one);
    else if (one.kind === 7) deploy(merge('hotfixes'), one);
    else if (one.kind === 8) deploy(tip(), one, 'failure');
    else if (one.pick % 4 === 0 && line.length > 2) {
      isForced = true;
      line = line.slice(0, -1);
      push([grow(shaOf('forced', now))], true);
    }
  }
  return { told, merges, deployed, isForced };
}

/** Whether a commit is the tip of a push, or a merge: of others nobody tells what they hold. */
function isTold(told: readonly Told[], { sha }: Commit): boolean {
  return told.some(
    ({ pushes = [], pullRequests = [] }) =>
      pushes.some(({ after }) => after === sha) || pullRequests.some(({ mergeCommitSha }) => mergeCommitSha === sha),
  );
}

const shaOf = (kind: string, n: number) => `${kind}-${n}-`.padEnd(40, '0');

function toldCommit({ sha }: Commit) {
  const at = new Date(START);
  const author = { name: 'x', email: '', account: null };
  return { sha, message: 'x', authoredAt: at, committedAt: at, parents: [], size: null, author };
}

function toldPull(number: number, { sha, base, mergedAt }: { sha: string; base: string; mergedAt: Date }) {
  return {
    ...{
      id: String(900 + number),
      number,
      title: 'Change',
      body: '',
      url: 'x',
      state: 'closed' as const,
      draft: false,
    },
    ...{ author: account(0), createdAt: new Date(START), updatedAt: mergedAt, mergedAt, closedAt: mergedAt },
    ...{ mergedBy: null, mergeCommitSha: sha, size: null, requestedReviewers: [], requestedTeams: [], labels: [] },
    ...{ head: { ref: `change-${number}`, sha: shaOf('head', number) }, base: { ref: base, sha: 'b' } },
  };
}

class Undo extends Error {}

/** Everything told, one after the other, and what is known of each merge in the end; taken back afterwards. */
async function tell(all: readonly Told[]) {
  const undo = new Undo();
  let known: Awaited<ReturnType<typeof readAll>> = [];
  await inBackground(() =>
    db.store.scope(WORKSPACE, async (tx) => {
      const world = await plantWorld(tx, { now: () => new Date(START + 400 * 86_400_000) });
      for (const one of all) await world.record(0, one);
      known = await readAll(tx);
      throw undo;
    }),
  ).catch((error: unknown) => {
    if (error !== undo && !(error instanceof Error && error.cause === undo)) throw error;
  });
  return known;
}

async function readAll(tx: Tx) {
  const merged = await listMerged(tx, { from: new Date(0), to: new Date('2100-01-01') });
  const happenings = await listHappenings(tx, merged);
  return merged
    .map(({ id, number, deployedAt }) => {
      const deployments = (happenings.get(id)?.deployments ?? []).map(({ finishedAt }) => finishedAt.getTime());
      // What is kept with it is what comes out anew.
      expect(deployedAt?.getTime() ?? Infinity).toBe(Math.min(Infinity, ...deployments));
      return { number, deployments };
    })
    .sort((a, b) => a.number - b.number);
}
