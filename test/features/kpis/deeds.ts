import fc from 'fast-check';
import type { Tx } from '../../../src/ports/outbound/store.ts';
import { account, idOf, type NumbersWorld, personId, teamId } from './world.ts';

const HOUR = 3_600_000;

/** Something that becomes known, in any order and as often as it likes. */
export type Deed = {
  readonly kind: number;
  /** Which pull request, of 8 in two repositories. */
  readonly pull: number;
  readonly who: number;
  /** Of the host: when it was, in hours since the beginning. */
  readonly hour: number;
  /** Everything known so far reaches the numbers now. */
  readonly isFollowed: boolean;
  /** Somebody looks at them now. */
  readonly isLooked: boolean;
};

export const anyDeed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.nat(19),
  pull: fc.nat(7),
  who: fc.nat(6),
  hour: fc.nat(24 * 28),
  isFollowed: fc.boolean(),
  isLooked: fc.constantFrom(false, false, true),
});

type Done = { readonly deed: Deed; readonly at: Date; readonly start: number };

export async function doDeed(tx: Tx, world: NumbersWorld, { deed, at, start }: Done): Promise<void> {
  const { kind, pull, who, hour } = deed;
  const then = new Date(start + hour * HOUR + pull * 61_000);
  const by = { author: account(who), number: pull };
  switch (kind) {
    case 0:
      return tellPull(world, deed, { now: then, start, open: true });
    case 1:
    case 2:
    case 3:
      return tellPull(world, deed, { now: then, start });
    case 4:
    case 5: {
      const state = (['approved', 'changes-requested', 'commented', 'dismissed'] as const)[hour % 4] ?? 'commented';
      return world.record(pull, {
        reviews: [{ ...by, id: `r${hour % 6}-${pull}`, state, submittedAt: then, commitSha: null, body: '' }],
      });
    }
    case 6:
      return world.record(pull, {
        comments: [
          { ...by, id: `c${hour % 6}-${pull}`, at: then, kind: 'conversation', body: '', deleted: hour % 5 === 0 },
        ],
      });
    case 7: {
      const turn = hour % 2 === 0 ? ('ready-for-review' as const) : ('converted-to-draft' as const);
      return world.record(pull, { timeline: [{ number: pull, kind: turn, at: then, actor: null, reviewer: null }] });
    }
    case 8:
    case 9: {
      const state = hour % 4 === 0 ? ('failure' as const) : ('success' as const);
      return world.record(pull, {
        deployments: [
          {
            ...{ id: `d${pull}-${hour % 3}`, sha: mergeOf(pull), environment: 'production', production: true },
            ...{ state, at: new Date(then.getTime() + 240 * HOUR), startedAt: null },
          },
        ],
      });
    }
    case 10:
      return world.record(pull, {
        commits: [
          {
            ...{ number: pull, headSha: headOf(pull) },
            commits: [
              {
                ...aCommit(`${headOf(pull).slice(2)}c${hour % 3}`, then),
                author: { name: 'x', email: '', account: account(who) },
              },
            ],
          },
        ],
      });
    case 16:
    case 17: {
      // Two merges at once, or one alone; as a new beginning of the branch, now and then.
      const both = hour % 3 === 0 && pull > 1 ? [pull - 2, pull] : [pull];
      const commits = both.map((n) => ({
        ...aCommit(mergeOf(n), then),
        author: { name: 'x', email: '', account: null },
      }));
      const pushedAt = hour % 5 === 0 ? then : mergedAtOf(start, pull);
      return world.record(pull, {
        pushes: [{ branch: 'main', at: pushedAt, commits, after: mergeOf(pull), isBreak: hour % 7 === 0 }],
      });
    }
    case 18:
      return world.record(pull, {
        releases: [{ id: `v${pull}`, tag: `v${pull}`, sha: null, publishedAt: then, at: then }],
      });
    case 19:
      return world.record(pull, { tags: [{ tag: `v${(pull + 2 * (hour % 3)) % 8}`, sha: mergeOf(pull), at: then }] });
    default:
      return changePeople(tx, world, { deed, at });
  }
}

const aCommit = (sha: string, at: Date) => ({
  ...{ sha, message: 'x', parents: [], size: null, authoredAt: at, committedAt: at },
});

const createdAtOf = (start: number, pull: number) => new Date(start + pull * 50 * HOUR);
const mergedAtOf = (start: number, pull: number) =>
  new Date(createdAtOf(start, pull).getTime() + (20 + pull * 9) * HOUR);

async function changePeople(
  tx: Tx,
  world: NumbersWorld,
  { deed, at }: { readonly deed: Deed; readonly at: Date },
): Promise<void> {
  const { kind, pull, who, hour } = deed;
  const [person, team] = [personId(1 + (who % 4)), teamId(1 + (pull % 2))];
  switch (kind) {
    case 11: {
      const whom = hour % 3 === 0 ? null : person;
      const id = idOf('identity', who);
      await tx.sql`update identities set person_id = ${whom}, matched_by = ${whom === null ? 'excluded' : 'confirmed'} where id = ${id} and not bot`;
      return world.announce('people.identity-linked', { identityId: id, personId: whom });
    }
    case 12:
      await tx.sql`delete from team_members where person_id = ${person}`;
      if (hour % 3 > 0)
        await tx.sql`insert into team_members (team_id, person_id) select ${team}, ${person}
          from teams where id = ${team}`;
      break;
    case 13: {
      const zone = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles'][hour % 3] ?? 'UTC';
      await tx.sql`update people set time_zone = ${zone} where id = ${person}`;
      return world.announce('people.roster-changed', { personId: hour % 2 === 0 ? person : null });
    }
    case 14: {
      if (hour % 3 === 0) await tx.sql`delete from teams where id = ${team}`;
      else
        await tx.sql`insert into teams (id, name, lead_person_id, version, created_at)
          values (${team}, ${`Team ${pull % 2}x`}, ${person}, 1, ${at.toISOString()}::text::timestamptz)
          on conflict do nothing`;
      break;
    }
    default: {
      const chosen = hour % 2 === 0;
      const [repositoryId] = world.repositoryIds.slice(pull % 2);
      // What a repository that nobody chose tells isn't read.
      await tx.sql`update repositories set selected_at = ${chosen ? at.toISOString() : null}::text::timestamptz
        where id = ${repositoryId ?? ''}`;
      return world.announce(`connection.repositories-${chosen ? 'selected' : 'dropped'}`, {
        ...{ connectionId: idOf('team', 9), repositoryIds: [repositoryId] },
      });
    }
  }
  return world.announce('people.roster-changed', { personId: null });
}

const headOf = (pull: number) => `h${pull}`.padEnd(40, 'a');
const mergeOf = (pull: number) => `m${pull}`.padEnd(40, 'b');

function tellPull(
  world: NumbersWorld,
  { pull, hour }: Deed,
  { now, start, open = false }: { now: Date; start: number; open?: boolean },
): Promise<void> {
  // Who wrote it and when never changes, nor when it was merged.
  const [createdAt, mergedAt] = [createdAtOf(start, pull), mergedAtOf(start, pull)];
  const merged = !open && pull !== 7;
  const updatedAt = new Date(Math.max(now.getTime(), merged ? mergedAt.getTime() : createdAt.getTime()));
  return world.record(pull, {
    pullRequests: [
      {
        ...{ id: String(900 + pull), number: pull, title: pull === 3 ? 'Revert "x"' : 'Change', body: '', url: 'x' },
        ...{ state: merged || (!open && pull === 7) ? 'closed' : 'open', draft: hour % 7 === 0 && !merged },
        ...{ author: account(pull), createdAt, updatedAt, mergedAt: merged ? mergedAt : null },
        ...{ closedAt: merged ? mergedAt : null, mergedBy: null, mergeCommitSha: merged ? mergeOf(pull) : null },
        ...{ head: { ref: pull === 4 ? 'hotfix/x' : 'change', sha: headOf(pull) }, base: { ref: 'main', sha: 'b' } },
        ...{ requestedReviewers: [], requestedTeams: [], labels: [], size: null },
      },
    ],
  });
}
