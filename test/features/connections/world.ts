import { createRandom } from '../../../src/adapters/system/random.ts';
import type { PersonActor, Role, RuleActor } from '../../../src/kit/actor.ts';
import type { PersonId, SlackUserId, WorkspaceId } from '../../../src/kit/ids.ts';
import { createVault } from '../../../src/platform/vault/create-vault.ts';
import { type CodeHost, CodeHostError, type HostCredentials } from '../../../src/ports/outbound/code-host.ts';
import type { CodeHostSettings } from '../../../src/ports/outbound/code-host-settings.ts';
import type { HostRepository, HostTeam } from '../../../src/ports/outbound/host-records.ts';
import type { OutboxMessage } from '../../../src/ports/outbound/outbox.ts';
import type { Ports } from '../../../src/ports/outbound/ports.ts';
import { type TestDatabase, WORKSPACE } from '../../support/database.ts';
import { peopleNeeds } from '../people/world.ts';
import { fakeTracker } from './tracker.ts';

type Installation = Awaited<ReturnType<CodeHost['listInstallations']>>[number];

/** A code host in memory, which says what the test wants and writes down by which credentials it was opened. */
export function fakeHost() {
  const host = {
    installations: [] as Installation[],
    repositories: [] as HostRepository[],
    teams: [] as HostTeam[],
    account: 'ana',
    missing: [] as string[],
    failure: null as CodeHostError | null,
    opened: [] as HostCredentials[],
  };
  const answer = async <T>(value: () => T): Promise<T> => {
    if (host.failure !== null) throw host.failure;
    return value();
  };
  const client = {
    test: () => answer(() => ({ account: host.account, missing: host.missing })),
    listRepositories: () => answer(() => ({ kind: 'page', items: host.repositories, next: null, etag: null })),
    listTeams: () => answer(() => host.teams),
    listMembers: () => answer(() => ({ kind: 'page', items: [], next: null, etag: null })),
  };
  const codeHost = {
    open: (credentials: HostCredentials) => {
      host.opened.push(credentials);
      return client;
    },
    listInstallations: () => answer(() => host.installations),
    webUrl: 'https://github.com',
  } as unknown as CodeHost;
  return Object.assign(host, { codeHost });
}

export const installation = (id: string, login: string, more: { suspended?: boolean } = {}): Installation => ({
  ...{ id, account: { id: `9${id}`, login, bot: false }, suspended: more.suspended ?? false },
});

export const repository = (id: string, more: Partial<HostRepository> = {}): HostRepository => ({
  ...{ id, fullName: `acme/r${id}`, defaultBranch: 'main', private: false, archived: false },
  ...{ url: `https://github.com/acme/r${id}`, ...more },
});

export function refusal(failure: CodeHostError['failure']): CodeHostError {
  return new CodeHostError(failure, 'no');
}

/** What the use cases of this feature need, on a real database. */
export function connectionNeeds(
  db: TestDatabase,
  host: { readonly codeHost: CodeHost },
  settings: Partial<CodeHostSettings> = {},
) {
  const announced: { name: string; payload: unknown }[] = [];
  const jobs: string[] = [];
  const notes: OutboxMessage[] = [];
  let now = new Date('2026-11-25T09:00:00Z');
  const tracker = fakeTracker(() => now);
  const needs = {
    ...peopleNeeds(db),
    random: createRandom(),
    clock: { now: () => now },
    vault: createVault([{ id: 'k1', key: Buffer.alloc(32, 7) }]),
    codeHost: host.codeHost,
    codeHostSettings: { publicUrl: 'https://muster.example.com', app: null, token: null, ...settings },
    issueTracker: tracker.issueTracker,
    issueTrackerSettings: {
      publicUrl: 'https://muster.example.com',
      app: { clientId: 'client', clientSecret: 'the-client-secret-0123456789' },
      token: null,
    } as Ports['issueTrackerSettings'],
    announce: (async (_tx, { name }, payload) => {
      announced.push({ name, payload });
    }) as Ports['announce'],
    jobs: {
      add: async (_tx: unknown, { name }: { name: string }) => {
        jobs.push(name);
      },
    } as Ports['jobs'],
    outbox: {
      note: async (_tx: unknown, message: OutboxMessage) => {
        notes.push(message);
      },
    } as unknown as Ports['outbox'],
  };
  return Object.assign(needs, {
    ...{ announced, queued: jobs, notes, tracker },
    at: (instant: string) => {
      now = new Date(instant);
    },
  });
}

export const rule: RuleActor = {
  ...{ kind: 'rule', workspaceId: WORKSPACE, rule: 'connections.test', surface: 'schedule', requestKey: null },
};

export const person = (role: Role, workspaceId: WorkspaceId = WORKSPACE): PersonActor => ({
  ...{ kind: 'person', workspaceId, personId: '0190a000-0000-7000-8000-0000000000aa' as PersonId },
  ...{ slackUserId: 'U0ANA' as SlackUserId, name: 'Ana', role, timeZone: 'Europe/Berlin', locale: 'en-US' },
  ...{ surface: 'home', requestKey: null },
});
