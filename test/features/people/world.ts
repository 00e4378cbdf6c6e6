import { createHolidays } from '../../../src/adapters/holidays/create-holidays.ts';
import { createRandom } from '../../../src/adapters/system/random.ts';
import { createPeopleDirectory } from '../../../src/features/people/index.ts';
import { saveMembers } from '../../../src/features/people/use-cases/save-members.ts';
import type { PersonActor, RuleActor } from '../../../src/kit/actor.ts';
import type { PersonId, RequestKey, SlackTeamId, SlackUserId } from '../../../src/kit/ids.ts';
import { createMemory } from '../../../src/platform/memory.ts';
import { createOutbox } from '../../../src/platform/outbox/outbox.ts';
import { createSchedules } from '../../../src/platform/schedule/create-schedules.ts';
import type { SlackDirectory, SlackMember } from '../../../src/ports/outbound/slack.ts';
import { type TestDatabase, WORKSPACE } from '../../support/database.ts';

export const NOW = new Date('2026-03-04T10:00:00Z');
const random = createRandom();

/** A member of Slack who is nobody special, with what the test says. */
export function slackMember(id: string, values: Partial<SlackMember> = {}): SlackMember {
  const name = id.charAt(0).toUpperCase() + id.slice(1).toLowerCase();
  return {
    slackUserId: userId(id),
    teamId: 'T1' as SlackTeamId,
    name,
    realName: `${name} Example`,
    handle: id.toLowerCase(),
    email: `${id.toLowerCase()}@example.org`,
    timeZone: 'Europe/Berlin',
    locale: 'en-US',
    kind: 'member',
    deactivated: false,
    primaryOwner: false,
    owner: false,
    admin: false,
    status: { emoji: '', text: '', expiresAt: null },
    updatedAt: new Date('2026-01-01T00:00:00Z'),
    ...values,
  };
}

/** `ana` → `U0ANA`. */
export function userId(id: string): SlackUserId {
  return `U0${id.toUpperCase()}` as SlackUserId;
}

/** Slack as far as people are concerned, in memory; counts what it was asked. */
export function fakeDirectory(members: readonly SlackMember[] = []) {
  const known = new Map(members.map((member) => [member.slackUserId, member]));
  const asked: SlackUserId[] = [];
  const world = { asked, known, pageSize: 2, fail: null as Error | null };
  const directory: SlackDirectory = {
    async *listMembers() {
      const all = [...known.values()];
      for (let start = 0; start < all.length; start += world.pageSize) {
        if (world.fail !== null && start > 0) throw world.fail;
        yield all.slice(start, start + world.pageSize);
      }
    },
    async findMember(_, id) {
      asked.push(id);
      if (world.fail !== null) throw world.fail;
      return known.get(id) ?? null;
    },
    parseMember: (_, user) =>
      typeof user === 'object' && user !== null && 'slackUserId' in user ? (user as SlackMember) : null,
  };
  return Object.assign(world, { directory });
}

/** What the use cases of this feature need, on a real database. */
export function peopleNeeds(db: TestDatabase, slack = fakeDirectory()) {
  return {
    scope: db.store.scope,
    act: db.store.act,
    hot: db.store.hot,
    clock: { now: () => NOW },
    random,
    memory: createMemory(),
    slackDirectory: slack.directory,
    announce: async () => {},
    outbox: createOutbox({ clock: { now: () => NOW }, onWritten: () => {} }),
    schedules: createSchedules(),
    holidays: createHolidays(),
  };
}

export const syncRule: RuleActor = {
  kind: 'rule',
  workspaceId: WORKSPACE,
  rule: 'people.sync-members',
  surface: 'schedule',
  requestKey: null,
};

/** Puts people into the workspace, as a sync would. */
export async function settle(db: TestDatabase, ...members: readonly SlackMember[]): Promise<void> {
  const needs = peopleNeeds(db);
  await db.store.scope(WORKSPACE, (tx) => saveMembers(tx, needs, { actor: syncRule, members }));
}

let requests = 0;

/** Somebody as the guard would let them in now. */
export async function actorOf(db: TestDatabase, id: string): Promise<PersonActor> {
  const found = await createPeopleDirectory(peopleNeeds(db)).findActor(WORKSPACE, userId(id));
  if (found.kind !== 'member') throw new Error(`${id} may not act`);
  requests += 1;
  const requestKey = `request-${requests}` as RequestKey;
  return { kind: 'person', workspaceId: WORKSPACE, ...found.member, surface: 'modal', requestKey };
}

export async function personIdOf(db: TestDatabase, id: string): Promise<PersonId> {
  const [row] = await db.store.sql<{ id: PersonId }[]>`select id from people where slack_user_id = ${userId(id)}`;
  if (row === undefined) throw new Error(`${id} is unknown`);
  return row.id;
}
