import { afterEach, describe, expect, it } from 'vitest';
import { MusterError } from '../../../src/kit/errors.ts';
import type { ConnectionId } from '../../../src/kit/ids.ts';
import type { HostNews } from '../../../src/ports/inbound/host-facts.ts';
import type { HostFact } from '../../../src/ports/outbound/host-fact.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../support/database.ts';
import { CONNECTION, key, openWebhookRig, SECRET, type WebhookRig, type WebhookRigOptions } from './rig.ts';

const db = testDatabase();
const rigs: WebhookRig[] = [];
const AT = new Date('2026-11-20T10:00:00Z');

/** A host whose webhooks say what stands in `facts`. */
const codeHost: NonNullable<WebhookRigOptions['codeHost']> = {
  readWebhook: (_event, body) => (body as { facts?: HostFact[] }).facts ?? [],
  readInstallation: (body) => (body as { installation?: string }).installation ?? null,
};
const release = (tag: string): HostFact => ({
  kind: 'release',
  id: '1',
  tag,
  sha: null,
  publishedAt: null,
  repository: null,
  at: AT,
});

async function open(options: WebhookRigOptions = {}): Promise<WebhookRig> {
  const rig = await openWebhookRig(db.store, { codeHost, ...options });
  rigs.push(rig);
  return rig;
}

afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

const states = () => db.store.sql`
  select delivery_id as id, processed_at is not null as done, dead_at is not null as dead, retry_at is not null as waits
  from deliveries order by delivery_id`;
const tagOf = ({ fact }: HostNews) => (fact.kind === 'release' ? fact.tag : fact.kind);

describe('a stored webhook', () => {
  it('is told to every listener, in the order of what it says', async () => {
    const heard: string[] = [];
    const listener = (name: string) => ({
      release: async (news: HostNews) => void heard.push(`${name} ${tagOf(news)}`),
    });
    const rig = await open({ listeners: [listener('a'), {}, listener('b')] });
    await rig.deliver('release', { facts: [release('1'), release('2')] }, 'one');
    await rig.inbox.idle();
    expect(heard).toEqual(['a 1', 'b 1', 'a 2', 'b 2']);
  });

  it('says whose it is, and comes once however often it is delivered', async () => {
    const heard: HostNews[] = [];
    const rig = await open({ listeners: [{ release: async (news) => void heard.push(news) }] });
    for (let n = 0; n < 3; n += 1) await rig.deliver('release', { facts: [release('1')] }, 'one');
    await rig.inbox.idle();
    await rig.deliver('release', { facts: [release('1')] }, 'one');
    await rig.inbox.idle();
    expect(heard).toMatchObject([
      { workspaceId: WORKSPACE, connectionId: CONNECTION, deliveryId: 'one', origin: 'live' },
    ]);
  });

  it('says whether it comes because it was asked for again', async () => {
    const heard: HostNews[] = [];
    const rig = await open({
      listeners: [{ release: async (news) => void heard.push(news) }],
      asked: { has: async ({ connectionId, deliveryId }) => connectionId === CONNECTION && deliveryId === 'missed' },
    });
    for (const id of ['missed', 'other']) await rig.deliver('release', { facts: [release('1')] }, id);
    await rig.inbox.idle();
    const origins = Object.fromEntries(heard.map(({ deliveryId, origin }) => [deliveryId, origin]));
    expect(origins).toEqual({ missed: 'backfill', other: 'live' });
  });

  it('waits where something outside is away, and a redelivery ends the wait', async () => {
    let away = true;
    const heard: string[] = [];
    const rig = await open({
      listeners: [
        {
          release: async () => {
            if (away) throw new MusterError('unavailable', 'Not now.');
          },
        },
        { release: async (news) => void heard.push(tagOf(news)) },
      ],
    });
    await rig.deliver('release', { facts: [release('1')] }, 'one');
    await rig.inbox.idle();
    expect(await states()).toEqual([{ id: 'one', done: false, dead: false, waits: true }]);
    away = false;
    await rig.deliver('release', { facts: [release('1')] }, 'one');
    await rig.inbox.idle();
    expect(await states()).toMatchObject([{ id: 'one', done: true }]);
    expect(heard).toEqual(['1', '1']);
  });

  it('that breaks a listener is given up without stopping the others, and runs again when it is redelivered', async () => {
    let broken = true;
    const heard: string[] = [];
    const rig = await open({
      listeners: [
        {
          release: async (news) => {
            if (broken && tagOf(news) === 'bad') throw new Error('no such thing');
            heard.push(tagOf(news));
          },
        },
      ],
    });
    await rig.deliver('release', { facts: [release('bad'), release('1')] }, 'a');
    await rig.deliver('release', 'no json', 'b');
    await rig.deliver('release', { facts: [release('2')] }, 'c');
    await rig.inbox.idle();
    expect((await states()).map(({ id, done, dead }) => [id, done, dead])).toEqual([
      ['a', false, true],
      ['b', false, true],
      ['c', true, false],
    ]);
    broken = false;
    await rig.deliver('release', { facts: [release('bad'), release('1')] }, 'a');
    await rig.inbox.idle();
    expect(heard.toSorted()).toEqual(['1', '1', '2', 'bad']);
  });

  it('of an app goes to the connection of the installation it names', async () => {
    const other = '0190a000-0000-7000-8000-0000000000c2' as ConnectionId;
    const heard: unknown[] = [];
    const hear = async ({ workspaceId, connectionId, fact }: HostNews) =>
      void heard.push([workspaceId, connectionId, fact.kind]);
    const rig = await open({
      keys: () => [
        { ...key(), installationId: '11' },
        { workspaceId: OTHER_WORKSPACE, connectionId: other, installationId: '22', secret: SECRET },
        { workspaceId: WORKSPACE, connectionId: null, secret: SECRET },
      ],
      listeners: [{ release: hear, installation: hear }],
    });
    const account = { id: '5', login: 'acme', kind: 'organisation', url: '' } as never;
    const installed: HostFact = {
      kind: 'installation',
      change: 'created',
      installationId: '33',
      account,
      repository: null,
      at: AT,
    };
    for (const installation of ['11', '22', '33'])
      await rig.deliver('release', { installation, facts: [release('1'), installed] }, installation);
    await rig.inbox.idle();
    expect(heard.toSorted()).toEqual(
      [
        [WORKSPACE, CONNECTION, 'release'],
        [WORKSPACE, CONNECTION, 'installation'],
        [OTHER_WORKSPACE, other, 'release'],
        [OTHER_WORKSPACE, other, 'installation'],
        [WORKSPACE, null, 'installation'],
      ].toSorted(),
    );
  });
});
