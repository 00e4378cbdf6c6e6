import { z } from 'zod';
import type { CodeHostClient, FailedDelivery, HostCredentials } from '../../ports/outbound/code-host.ts';
import { hostId } from './records/account.ts';
import { instant } from './records/instant.ts';
import { repositoryParams } from './repository-params.ts';
import type { Requester } from './request.ts';

type Deliveries = Pick<CodeHostClient, 'listFailedDeliveries' | 'redeliver'>;
type Hook = FailedDelivery['hook'];

/** What the host couldn't deliver: of the app's one webhook, or of each repository's where a token is used. */
export function listDeliveries(requester: Requester, credentials: HostCredentials): Deliveries {
  const installation = credentials.kind === 'app' ? credentials.installationId : null;
  return {
    async listFailedDeliveries(since, repositories) {
      const hooks = installation === null ? await findHooks(requester, repositories) : [null];
      const failed: FailedDelivery[] = [];
      for (const hook of hooks)
        failed.push(...failedOf(await listSince(requester, { hook, since }), { hook, installation }));
      return failed.sort((a, b) => a.at.getTime() - b.at.getTime());
    },
    async redeliver({ id, hook }) {
      const params = { ...paramsOf(hook), delivery_id: Number(id) };
      await requester.send({ route: `POST ${pathOf(hook)}/{delivery_id}/attempts`, params, schema: z.unknown() });
    },
  };
}

const hooks = z.array(
  z.object({ id: hostId, active: z.boolean().optional(), config: z.object({ url: z.string().optional() }) }),
);

const delivery = z.object({
  id: hostId,
  guid: z.string(),
  delivered_at: instant,
  redelivery: z.boolean(),
  status: z.string(),
  status_code: z.number(),
  event: z.string(),
  installation_id: hostId.nullish(),
});
type Delivery = z.output<typeof delivery>;
const deliveries = z.array(delivery);

function pathOf(hook: Hook): string {
  return hook === null ? '/app/hook/deliveries' : '/repos/{owner}/{repo}/hooks/{hook_id}/deliveries';
}

function paramsOf(hook: Hook) {
  return hook === null ? {} : { ...repositoryParams(hook.repository), hook_id: Number(hook.id) };
}

async function findHooks(requester: Requester, repositories: readonly string[]): Promise<readonly NonNullable<Hook>[]> {
  const found: NonNullable<Hook>[] = [];
  for (const repository of repositories) {
    const params = repositoryParams(repository);
    const all = await requester.all({ route: 'GET /repos/{owner}/{repo}/hooks', params, schema: hooks });
    const ours = all.filter(({ config }) => config.url?.endsWith('/webhooks/github'));
    found.push(...ours.map(({ id }) => ({ repository, id })));
  }
  return found;
}

/** Newest first; reading ends with the first page that reaches beyond `since`. */
async function listSince(requester: Requester, { hook, since }: { readonly hook: Hook; readonly since: Date }) {
  const found: Delivery[] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page: Awaited<ReturnType<typeof requester.page<Delivery>>> = await requester.page(
      { route: `GET ${pathOf(hook)}`, params: paramsOf(hook), schema: deliveries },
      { cursor },
    );
    if (page.kind === 'unchanged') break;
    found.push(...page.items);
    const oldest = page.items.at(-1);
    cursor = oldest === undefined || oldest.delivered_at < since ? null : page.next;
  }
  return found.filter(({ delivered_at }) => delivered_at >= since);
}

/** Whatever was delivered under the same id since, or asked for again by anybody, isn't missing. */
function failedOf(
  found: readonly Delivery[],
  { hook, installation }: { readonly hook: Hook; readonly installation: string | null },
): readonly FailedDelivery[] {
  const ok = ({ status_code: code }: Delivery) => code >= 200 && code < 300;
  const settled = new Set(found.filter((one) => one.redelivery || ok(one)).map(({ guid }) => guid));
  return found
    .filter((one) => !settled.has(one.guid))
    .filter(({ installation_id: of }) => installation === null || !of || of === installation)
    .map(({ id, guid, event, delivered_at: at }) => ({ id, deliveryId: guid, event, at, hook }));
}
