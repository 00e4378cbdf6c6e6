import { createRandom } from '../../../src/adapters/system/random.ts';
import { findChosenRepository } from '../../../src/features/connections/index.ts';
import { rollUpSubscriptions } from '../../../src/features/kpis/jobs/roll-ups.ts';
import { refreshFacts, refreshRest } from '../../../src/features/kpis/use-cases/refresh-facts.ts';
import { identities, people, teamMembers, teams } from '../../../src/features/people/schema.ts';
import { recordFacts } from '../../../src/features/pull-requests/index.ts';
import { createKnownTasks } from '../../../src/features/tasks/index.ts';
import type { IdentityId, PersonId, RepositoryId, TeamId } from '../../../src/kit/ids.ts';
import { createOutbox } from '../../../src/platform/outbox/outbox.ts';
import { createSchedules } from '../../../src/platform/schedule/create-schedules.ts';
import type { EventDefinition, JobPayload } from '../../../src/ports/outbound/jobs.ts';
import type { Ports } from '../../../src/ports/outbound/ports.ts';
import type { Tx } from '../../../src/ports/outbound/store.ts';
import { connectRepository } from '../../support/connect-repository.ts';
import { WORKSPACE } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';

export const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const actor = { kind: 'rule', workspaceId: WORKSPACE, rule: 'test', surface: 'event', requestKey: null } as const;

export const idOf = (kind: 'person' | 'team' | 'identity', n: number): string =>
  `0190${{ person: 'f2', team: 'f1', identity: 'f6' }[kind]}00-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const personId = (n: number) => idOf('person', n) as PersonId;
export const teamId = (n: number) => idOf('team', n) as TeamId;

/** Accounts of the host: of people 1 to 4, of people 1 and 2 a second one, and a machine. */
export const ACCOUNTS = [
  ...([1, 2, 3, 4] as const).map((n) => ({ login: `p${n}`, bot: false, person: n })),
  ...([1, 2] as const).map((n) => ({ login: `p${n}-too`, bot: false, person: n })),
  { login: 'ci[bot]', bot: true, person: null },
] as const;
export const account = (n: number) => {
  const { login, bot } = ACCOUNTS[n % ACCOUNTS.length] ?? ACCOUNTS[0];
  return { id: `id-${login}`, login, bot };
};

export type NumbersWorld = Awaited<ReturnType<typeof plantWorld>>;

/**
 * Two repositories, four people in two zones, two teams, and everything that reaches the numbers by announced events, which
 * wait until they are delivered. All inside one transaction.
 */
export async function plantWorld(tx: Tx, clock: { now: () => Date }) {
  const first = await connectRepository(tx, { connectedAt: LONG_AGO, hostId: '1' });
  const second = await connectRepository(tx, { connectedAt: LONG_AGO, hostId: '2' });
  await plantPeople(tx);
  const repositoryIds = [first.repositoryId, second.repositoryId].map((id) => id as RepositoryId);
  const told: { readonly name: string; readonly payload: JobPayload }[] = [];
  const needs = {
    ...{ clock, random: createRandom(), schedules: createSchedules(), log: silentLog },
    scope: <T>(_: unknown, fn: (inner: Tx) => Promise<T>) => fn(tx),
    outbox: createOutbox({ clock, onWritten: () => {} }),
    jobs: {
      add: async (_: Tx, { name }: { name: string }, payloads: readonly JobPayload[]) => {
        told.push(...payloads.map((payload) => ({ name, payload })));
      },
    },
    announce: async <P extends JobPayload>(_: Tx, event: EventDefinition<P>, payload: P) => {
      told.push({ name: event.name, payload });
    },
    holidays: { of: async () => () => false, regions: async () => [] },
    knownTasks: createKnownTasks(),
  } as unknown as Ports;
  const subscriptions = rollUpSubscriptions(needs);
  return {
    ...{ needs, repositoryIds, actor },
    announce: (name: string, payload: object) =>
      void told.push({ name, payload: { workspaceId: WORKSPACE, ...payload } as JobPayload }),
    /** Everything announced so far reaches whoever follows it, and what that announces as well. */
    async deliver(): Promise<void> {
      for (let one = told.shift(); one !== undefined; one = told.shift()) {
        for (const { event, run } of subscriptions)
          if (event.name === one.name) await run(one.payload, { actor, log: silentLog });
        if (one.name === refreshRest.name) await refreshFacts(needs, WORKSPACE);
      }
    },
    /** As the host told it of one repository. */
    async record(n: number, facts: Partial<Parameters<typeof recordFacts>[2]>, within: Tx = tx): Promise<void> {
      const repository = await findChosenRepository(within, repositoryIds[n % 2] as RepositoryId);
      if (repository === null) return;
      await recordFacts(needs, within, {
        workspaceId: WORKSPACE,
        repository,
        origin: 'backfill',
        bySync: true,
        ...facts,
      });
    },
  };
}

async function plantPeople(tx: Tx): Promise<void> {
  const all = [1, 2, 3, 4];
  await tx.insert(people).values(
    all.map((n) => ({
      ...{ id: personId(n), slackUserId: `U0P${n}`, name: `P${n}`, realName: `P${n}`, handle: `p${n}`, email: null },
      ...{ timeZone: n % 2 === 0 ? 'Pacific/Auckland' : 'America/Los_Angeles', locale: 'en-US' },
      ...{ kind: 'member' as const, sourceUpdatedAt: LONG_AGO },
      ...{ slackPrimaryOwner: false, slackOwner: false, slackAdmin: false },
    })),
  );
  await tx.insert(identities).values(
    ACCOUNTS.map(({ login, bot, person }, n) => ({
      ...{ id: idOf('identity', n) as IdentityId, source: 'github' as const, externalKey: `account:id-${login}` },
      matchedBy: 'confirmed' as const,
      ...{ login, bot, personId: person === null ? null : personId(person), firstSeenAt: LONG_AGO, seenAt: LONG_AGO },
    })),
  );
  await tx.insert(teams).values([1, 2].map((n) => ({ id: teamId(n), name: `Team ${n}`, createdAt: LONG_AGO })));
  await tx.insert(teamMembers).values([1, 2, 3].map((n) => ({ teamId: teamId(1 + (n % 2)), personId: personId(n) })));
}
