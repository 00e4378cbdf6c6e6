import { describe, expect, it } from 'vitest';
import { hearMember, meetMembers } from '../../../../src/features/connections/use-cases/meet-members.ts';
import type { ConnectionId } from '../../../../src/kit/ids.ts';
import { type CodeHostClient, CodeHostError, type HostPage } from '../../../../src/ports/outbound/code-host.ts';
import type { HostMember } from '../../../../src/ports/outbound/host-records.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { links } from '../../people/identity-world.ts';
import { peopleNeeds, settle, slackMember } from '../../people/world.ts';

const db = testDatabase();
const member = (id: string, login: string, more: Partial<HostMember> = {}): HostMember => ({
  ...{ id, login, bot: false, email: null, name: null, ...more },
});
const page = (items: readonly HostMember[], next: string | null = null): HostPage<HostMember> => ({
  ...{ kind: 'page', items, next, etag: null },
});
/** An organisation's pages; what isn't there is as the host would refuse it. */
function host(pages: Readonly<Record<string, readonly HostPage<HostMember>[] | CodeHostError['failure']>>) {
  const asked: string[] = [];
  const client = {
    listMembers: async (owner: string, { cursor }: { readonly cursor: string | null }) => {
      asked.push(`${owner} ${cursor ?? 'first'}`);
      const of = pages[owner] ?? 'gone';
      if (typeof of === 'string') throw new CodeHostError(of, 'No.');
      return of[Number(cursor ?? 0)] ?? page([]);
    },
  };
  return { asked, client: client as Partial<CodeHostClient> as CodeHostClient };
}
const meet = (client: CodeHostClient, ...owners: readonly string[]) =>
  meetMembers(peopleNeeds(db), client, { workspaceId: WORKSPACE, owners });

describe('an organisation’s members', () => {
  it('become people to match, page by page, and who has the address of somebody here is them', async () => {
    await settle(db, slackMember('ana'), slackMember('bo'));
    const { client, asked } = host({
      acme: [page([member('1', 'ana-gh', { email: 'ana@example.org' })], '1'), page([member('2', 'bo')])],
    });
    await meet(client, 'acme');
    await meet(client, 'acme');
    expect(asked).toEqual(['acme first', 'acme 1', 'acme first', 'acme 1']);
    // A login equal to a handle is for somebody to confirm.
    expect(await links(db)).toEqual({ 'account:1': 'ana by email', 'account:2': '-' });
  });

  it.each(['gone', 'refused'] as const)('that are %s stop nobody else’s', async (failure) => {
    const { client } = host({ ana: failure, acme: [page([member('1', 'x')])] });
    await meet(client, 'ana', 'acme');
    expect(Object.keys(await links(db))).toEqual(['account:1']);
  });

  it('that can’t be asked for now are asked for later; what came before stays', async () => {
    const { client } = host({ acme: [page([member('1', 'x')])], beta: 'unavailable' });
    await expect(meet(client, 'acme', 'beta')).rejects.toMatchObject({ fault: 'unavailable' });
    expect(Object.keys(await links(db))).toEqual(['account:1']);
  });

  it('are met as they join; who leaves stays known for what they did', async () => {
    const news = (change: 'added' | 'removed', id: string) => ({
      ...{ workspaceId: WORKSPACE, connectionId: 'c' as ConnectionId, origin: 'live' as const, deliveryId: 'd' },
      ...{ receivedAt: new Date(), log: silentLog },
      fact: {
        ...{ kind: 'roster' as const, change, account: { id, login: `l${id}`, bot: false }, repository: null },
        ...{ at: new Date(), team: null },
      },
    });
    await hearMember(peopleNeeds(db), news('added', '1') as never);
    await hearMember(peopleNeeds(db), news('removed', '1') as never);
    await hearMember(peopleNeeds(db), news('removed', '2') as never);
    expect(Object.keys(await links(db))).toEqual(['account:1']);
  });
});
