import { beforeEach } from 'vitest';
import { readWebhook } from '../../../src/adapters/github/webhook/read-webhook.ts';
import { createRandom } from '../../../src/adapters/system/random.ts';
import type { Answer } from '../../../src/features/pr-surveys/domain/answer.ts';
import { surveySchedules, surveySubscriptions } from '../../../src/features/pr-surveys/jobs.ts';
import { listOpenQuestions, readSurveyCard } from '../../../src/features/pr-surveys/store/read-card.ts';
import { recordAnswer } from '../../../src/features/pr-surveys/use-cases/record-answer.ts';
import { pullRequestWebhooks } from '../../../src/features/pull-requests/webhooks.ts';
import type { PersonActor, RuleActor } from '../../../src/kit/actor.ts';
import type { ConnectionId, InvitationId, PersonId } from '../../../src/kit/ids.ts';
import { localDay } from '../../../src/kit/zones.ts';
import { createOutbox } from '../../../src/platform/outbox/outbox.ts';
import { createSchedules } from '../../../src/platform/schedule/create-schedules.ts';
import type { HostNews } from '../../../src/ports/inbound/host-facts.ts';
import type { JobPayload } from '../../../src/ports/outbound/jobs.ts';
import type { Ports } from '../../../src/ports/outbound/ports.ts';
import { connectRepository } from '../../support/connect-repository.ts';
import { testDatabase, WORKSPACE } from '../../support/database.ts';
import { hostAccount, type Sent } from '../../support/github-story.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testClock } from '../../support/test-clock.ts';
import { settle, slackMember, userId } from '../people/world.ts';

type Queued = { readonly name: string; readonly payload: JobPayload };

/** What the host answers when it is asked for a pull request's files: paths; null when it refuses; or nothing at all. */
type Files = readonly string[] | 'away' | null;

/**
 * Surveys on a real database, from webhooks to rows; jobs and waits are run by hand, and what would be sent is read from
 * the outbox. At the top of a `describe`. Wednesday 25 November 2026, 10:00 in Berlin; Ana, Bo and Cy work there.
 */
export function surveyRoom() {
  const clock = testClock(START);
  const db = testDatabase({ clock });
  const queue: Queued[] = [];
  const people = new Map<string, PersonId>();
  let files: Files = null;

  const needs = () =>
    ({
      ...{ clock, random: createRandom(), schedules: createSchedules(), log: silentLog },
      ...{ scope: db.store.scope, act: db.store.act },
      outbox: createOutbox({ clock, onWritten: () => {} }),
      announce: async (_tx: unknown, { name }: { name: string }, payload: JobPayload) => {
        queue.push({ name, payload });
      },
      jobs: {
        add: async (_tx: unknown, { name }: { name: string }, payloads: readonly JobPayload[]) => {
          queue.push(...payloads.map((payload) => ({ name, payload })));
        },
      },
      holidays: { of: async () => () => false, regions: async () => [] },
    }) as unknown as Ports;

  beforeEach(async () => {
    clock.set(START);
    queue.length = 0;
    files = null;
    people.clear();
    await settle(db, ...NAMES.map((name) => slackMember(name, { primaryOwner: name === 'mira' })));
    await db.store.scope(WORKSPACE, async (tx) => {
      await connectRepository(tx, { connectedAt: new Date('2026-11-01T08:00:00Z') });
    });
    const rows = await db.store.sql`select id, slack_user_id from people`;
    for (const name of NAMES) people.set(name, rows.find((row) => row.slack_user_id === userId(name))?.id);
    await match();
  });

  /** Says whose accounts these are. */
  async function match(): Promise<void> {
    const accounts = NAMES.map((name) => ({ key: `account:${hostAccount(name).id}`, name, id: idOf(name) }));
    await db.store.sql`
      insert into identities (id, workspace_id, source, external_key, login, bot, person_id, matched_by, first_seen_at, seen_at)
      select gen_random_uuid(), ${WORKSPACE}, 'github', a.key, a.name, false, a.id, 'confirmed', now(), now()
      from jsonb_to_recordset(${JSON.stringify(accounts)}::text::jsonb) a(key text, name text, id uuid)`;
  }

  function idOf(name: string): PersonId {
    const id = people.get(name);
    if (id === undefined) throw new Error(`nobody is called ${name}`);
    return id;
  }

  function actorOf(name: string): PersonActor {
    return {
      ...{ kind: 'person', workspaceId: WORKSPACE, personId: idOf(name), slackUserId: userId(name), name },
      ...{ role: 'developer', timeZone: 'Europe/Berlin', locale: 'en-US', surface: 'button', requestKey: null },
    };
  }

  /** Everything queued is done, and what that queues. */
  async function drain(): Promise<void> {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { name, payload } = next;
      if (name === 'pull-requests.read-details') await readFiles(payload);
      const context = { actor: RULE, log: silentLog };
      for (const one of surveySubscriptions(needs())) if (one.event.name === name) await one.run(payload, context);
    }
  }

  async function readFiles(payload: JobPayload): Promise<void> {
    const id = (payload as JobPayload & { pullRequestId: string }).pullRequestId;
    if (files === 'away') return;
    const paths = JSON.stringify(files ?? []);
    if (files !== null)
      await db.store.sql`
        with pull as (update pull_requests set read_head_sha = head_sha where id = ${id} returning *)
        insert into pull_request_files (id, workspace_id, repository_id, number, head_sha, path, status, additions, deletions)
        select gen_random_uuid(), workspace_id, repository_id, number, head_sha, path, 'modified', 9, 9
        from pull, jsonb_array_elements_text(${paths}::text::jsonb) path on conflict do nothing`;
    queue.push({ name: 'pull-request.details-settled', payload });
  }

  /** Another feature announces it, and everything it causes is done. */
  async function announce(name: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
    queue.push({ name, payload: { workspaceId: WORKSPACE, ...payload } });
    await drain();
  }

  /** GitHub tells these, in this order, and everything they cause is done. */
  async function tell(...all: readonly Sent[]): Promise<void> {
    const listeners = pullRequestWebhooks(needs());
    for (const { event, payload } of all) {
      for (const fact of readWebhook(event, payload)) {
        const listen = listeners[fact.kind] as ((news: HostNews) => Promise<void>) | undefined;
        await listen?.({
          ...{ workspaceId: WORKSPACE, connectionId: 'c' as ConnectionId, fact, origin: 'live' },
          ...{ deliveryId: 'test', receivedAt: clock.now(), log: silentLog },
        });
      }
      await drain();
    }
  }

  /** Moves the clock from wait to wait, each run at its own time, twice: what runs twice must be harmless. */
  async function advanceTo(instant: string): Promise<void> {
    const until = new Date(instant);
    const schedules = surveySchedules(needs());
    for (;;) {
      const [due] = await db.store.sql`
        delete from schedules where (name, key) in (
          select name, key from schedules where name like 'pr-surveys.%' and next_run_at <= ${until.toISOString()}::timestamptz
          order by next_run_at, name, key limit 1)
        returning name, key, args, next_run_at`;
      if (due === undefined) break;
      const dueAt = new Date(due.next_run_at);
      if (dueAt > clock.now()) clock.set(dueAt.toISOString());
      const args = typeof due.args === 'string' ? JSON.parse(due.args) : due.args;
      const run = { actor: RULE, log: silentLog, workspaceId: WORKSPACE, key: due.key, dueAt, now: clock.now(), args };
      const schedule = schedules.find(({ name }) => name === due.name);
      if (schedule === undefined) throw new Error(`nobody knows ${due.name}`);
      for (let time = 0; time < 2; time += 1) {
        if (schedule.run === undefined) await schedule.runMany([run]);
        else await schedule.run(run);
        await drain();
      }
    }
    clock.set(instant);
  }

  const scoped = <T>(fn: Parameters<typeof db.store.scope<T>>[1]) => db.store.scope(WORKSPACE, fn);
  const today = () => localDay(clock.now(), 'Europe/Berlin');

  /** What waits for somebody's answer on any card; by the pull request's number. */
  async function question(name: string, number = 31) {
    const [row] = await db.store.sql`
      select i.id from survey_invitations i join surveys s on s.id = i.survey_id
      join pull_requests p on p.id = s.pull_request_id where i.person_id = ${idOf(name)} and p.number = ${number}`;
    return row?.id as InvitationId;
  }

  async function answer(name: string, answers: readonly Answer[], more: { number?: number; change?: boolean } = {}) {
    const invitationId = await question(name, more.number);
    const recorded = await recordAnswer(needs(), actorOf(name), {
      ...{ invitationId, answers, change: more.change ?? false },
    });
    await drain();
    return recorded;
  }

  return {
    ...{ clock, db, needs, tell, announce, advanceTo, answer, question, idOf, actorOf, scoped },
    /** From now on the host tells these when it is asked. */
    hasFiles(told: Files) {
      files = told;
    },
    says: (name: string, value: 'yes' | 'partly' | 'no', more = {}) => answer(name, [{ part: 'ai', value }], more),
    guesses: (name: string, value: 'yes' | 'no', more = {}) =>
      answer(
        name,
        [
          { part: 'quality', value: 2 },
          { part: 'guess', value },
          { part: 'confidence', value: 'sure' },
        ],
        more,
      ),
    card: (name: string, on = today()) => scoped((tx) => readSurveyCard(tx, { personId: idOf(name), on })),
    open: (name: string) => scoped((tx) => listOpenQuestions(tx, idOf(name))),
    /** Keys of what was written for them, in order, with how often it is to be drawn: `survey 1`. */
    async sent(name: string): Promise<readonly string[]> {
      const rows = await db.store.sql`
        select kind, wanted_version from outbox where person_id = ${idOf(name)} and kind like 'pr-surveys.%' order by id`;
      return rows.map(({ kind, wanted_version }) => `${kind} ${wanted_version}`);
    },
    async states(): Promise<readonly string[]> {
      const rows = await db.store.sql`
        select s.state, s.skipped, p.number from surveys s join pull_requests p on p.id = s.pull_request_id order by p.number`;
      return rows.map(({ state, skipped, number }) => `#${number} ${state}${skipped === null ? '' : ` ${skipped}`}`);
    },
    async waits(): Promise<readonly string[]> {
      const rows = await db.store.sql`
        select name, next_run_at from schedules where name like 'pr-surveys.%' order by next_run_at, name`;
      return rows.map(
        ({ name, next_run_at }) => `${name.slice(11)} ${new Date(next_run_at).toISOString().slice(0, 16)}`,
      );
    },
  };
}

const START = '2026-11-25T09:00:00Z';
const NAMES = ['ana', 'bo', 'cy', 'dee', 'mira'];
const RULE: RuleActor = {
  ...{ kind: 'rule', workspaceId: WORKSPACE },
  ...{ rule: 'test', surface: 'schedule', requestKey: null },
};
