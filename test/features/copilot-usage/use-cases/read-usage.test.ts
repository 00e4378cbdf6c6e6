import { describe, expect, it } from 'vitest';
import { buildUsage } from '../../../../src/features/copilot-usage/blocks/usage.ts';
import { copilotDays, copilotOrganisations, copilotUserDays } from '../../../../src/features/copilot-usage/schema.ts';
import { readUsage } from '../../../../src/features/copilot-usage/use-cases/read-usage.ts';
import { showUsage } from '../../../../src/features/copilot-usage/use-cases/show-usage.ts';
import type { PersonActor } from '../../../../src/kit/actor.ts';
import { type CodeHostClient, CodeHostError } from '../../../../src/ports/outbound/code-host.ts';
import type { CopilotUserDay } from '../../../../src/ports/outbound/copilot-records.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { CONNECTION } from '../../../support/github-connection.ts';
import { textIn } from '../../../support/screen.ts';
import { connect, pullNeeds } from '../../pull-requests/world.ts';

const db = testDatabase();
const of = { workspaceId: WORKSPACE, connectionId: CONNECTION };

const used = (id: number, more: Partial<CopilotUserDay> = {}): CopilotUserDay => ({
  ...{ userId: String(id), login: `p${id}`, interactions: null, suggestions: 3, acceptances: null, linesAdded: null },
  ...{ agent: id % 2 === 0, chat: null, cli: null, ...more },
});
const seat = (id: number | null) => ({
  assignee: id === null ? null : { id: String(id), login: `p${id}` },
  ...{ team: null, lastActivityAt: null, endsOn: null },
});
const fail = (failure: CodeHostError['failure']) => async () => {
  throw new CodeHostError(failure, 'no', { retryAfterMs: 90_000 });
};
const people = [1, 2, 3, 4, 5, 6];

/** A host of six people who use it every day, all of them in `web`. */
function host(more: Partial<CodeHostClient> = {}) {
  const asked: string[] = [];
  const client: Partial<CodeHostClient> = {
    listCopilotSeats: async () => [...people, 6].map(seat).concat(seat(null)),
    readCopilotUsers: async (_, day) => {
      asked.push(day);
      return people.map((id) => used(id));
    },
    readCopilotTeams: async () => people.map((id) => ({ userId: String(id), teamId: '7', slug: 'web' })),
    ...more,
  };
  return { client, asked };
}

const nothingOf = (asked: string[]) => async (_: string, day: string) => {
  asked.push(day);
  return null;
};

async function readAll(client: Partial<CodeHostClient>) {
  const needs = pullNeeds(db, client);
  const waits: unknown[] = [];
  const schedules = { ...needs.schedules, set: async (_: unknown, entry: unknown) => void waits.push(entry) };
  let runs = 0;
  do {
    needs.queued.length = 0;
    runs += 1;
    await readUsage({ ...needs, schedules }, of);
  } while (needs.queued.length > 0 && runs < 20);
  return { runs, waits };
}

const rows = <T>(table: T) => db.store.scope(WORKSPACE, (tx) => tx.select().from(table as never)) as Promise<never[]>;
const organisation = async () => (await rows(copilotOrganisations))[0] as unknown as Record<string, unknown>;

async function seen(role: 'admin' | 'developer'): Promise<string> {
  const actor = { kind: 'person', workspaceId: WORKSPACE, personId: '0190f000-0000-7000-8000-000000000001', role };
  const needs = pullNeeds(db);
  return textIn(buildUsage(await showUsage(needs, actor as unknown as PersonActor)));
}

describe('reading how Copilot is used', () => {
  it('reads four weeks once, the latest day first, and each day for good', async () => {
    await connect(db);
    const { client, asked } = host();
    expect((await readAll(client)).runs).toBe(4);
    expect([asked.length, asked[0], asked.at(-1)]).toEqual([28, '2026-11-24', '2026-10-28']);
    await readAll(client);
    expect(asked).toHaveLength(28);
    expect(await rows(copilotUserDays)).toHaveLength(28 * 6);
    expect(await organisation()).toMatchObject({ availability: 'available', seats: 6, unassigned: 1 });
  });

  it('shows a week to everybody, and seats and teams to admins alone', async () => {
    await connect(db);
    await readAll(host().client);
    const all =
      '*Everybody*, week of Mon 16 Nov: 6 of 6 people with a seat used it, 3 with agents, 0 in chat, 0 on the command line';
    expect(await seen('developer')).toContain(all);
    expect(await seen('developer')).not.toContain('web');
    expect(await seen('admin')).toContain(all);
    expect(await seen('admin')).toContain('• web: 6 of 6 members with a seat used it');
    expect(await seen('admin')).toContain('1 seats without a name');
  });

  it('comes again for a day whose report may be late, and believes an old one', async () => {
    await connect(db);
    const { client, asked } = host({ readCopilotUsers: async () => null });
    await readAll({ ...client, readCopilotUsers: nothingOf(asked) });
    expect(new Set(asked).size).toBe(28);
    expect((await rows(copilotDays)).map(({ state }) => state)).toEqual(Array.from({ length: 26 }, () => 'none'));
  });

  it('is a state, not an error, where GitHub refuses; people other than admins see nothing', async () => {
    await connect(db);
    await readAll({ listCopilotSeats: fail('refused'), readCopilotUsers: fail('refused') });
    expect(await organisation()).toMatchObject({ availability: 'refused', seats: null });
    expect(await seen('admin')).toContain('*Not available*: GitHub doesn’t let Muster read');
    expect(await seen('developer')).toBe('');
  });

  it('costs an account without Copilot two requests', async () => {
    await connect(db);
    const { client, asked } = host();
    await readAll({ ...client, listCopilotSeats: fail('gone'), readCopilotUsers: nothingOf(asked) });
    expect(asked).toEqual(['2026-11-22']);
    expect(await organisation()).toMatchObject({ availability: 'nothing' });
    expect(await seen('admin')).toContain('*Not available*: GitHub has no reports');
  });

  it('reads days where only seats are refused', async () => {
    await connect(db);
    const { client } = host({ listCopilotSeats: fail('refused') });
    await readAll(client);
    expect(await rows(copilotDays)).toHaveLength(28);
    expect(await organisation()).toMatchObject({ availability: 'available', seats: null });
    expect(await seen('developer')).toContain('6 people used it');
  });

  it('waits as long as GitHub asks, in a schedule row, and keeps what it has', async () => {
    await connect(db);
    const { client, asked } = host();
    const users = async (_: string, day: string) => {
      if (asked.push(day) > 3) throw new CodeHostError('limited', 'wait', { retryAfterMs: 90_000 });
      return people.map((id) => used(id));
    };
    const { waits } = await readAll({ ...client, readCopilotUsers: users });
    expect(waits).toEqual([
      {
        ...{ name: 'copilot-usage.read-on', key: CONNECTION, args: { connectionId: CONNECTION } },
        at: new Date('2026-11-25T09:01:30Z'),
      },
    ]);
    expect(await rows(copilotDays)).toHaveLength(3);
  });

  it('comes again when a download breaks off', async () => {
    await connect(db);
    await expect(readAll(host({ readCopilotTeams: fail('unavailable') }).client)).rejects.toMatchObject({
      fault: 'unavailable',
    });
    expect(await rows(copilotDays)).toEqual([]);
  });
});
