import { z } from 'zod';
import type { CodeHost } from '../../ports/outbound/code-host.ts';
import type { Asker } from './open-octokit.ts';
import { account, hostId } from './records/account.ts';
import type { Requester } from './request.ts';

/** The app itself: how Muster comes by one, and where it is installed. */
export function readApps(
  requesterOf: (asker: Asker) => Requester,
): Pick<CodeHost, 'convertManifest' | 'listInstallations'> {
  return {
    convertManifest: (code) =>
      requesterOf({ kind: 'nobody' }).send({
        route: 'POST /app-manifests/{code}/conversions',
        params: { code },
        schema: converted,
      }),
    listInstallations: ({ appId, privateKey }) =>
      requesterOf({ kind: 'app-itself', appId, privateKey }).all({
        route: 'GET /app/installations',
        schema: installations,
      }),
  };
}

const converted = z
  .object({
    id: hostId,
    slug: z.string().min(1),
    name: z.string(),
    html_url: z.string(),
    pem: z.string().min(1),
    webhook_secret: z.string().min(1),
  })
  .transform((app) => ({
    ...{ appId: app.id, slug: app.slug, name: app.name, url: app.html_url },
    ...{ privateKey: app.pem, webhookSecret: app.webhook_secret },
  }));

const installations = z.array(
  z
    .object({ id: hostId, account, suspended_at: z.string().nullish() })
    .transform(({ id, account: owner, suspended_at }) => ({
      id,
      account: owner,
      suspended: typeof suspended_at === 'string',
    })),
);
