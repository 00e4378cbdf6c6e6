import { z } from 'zod';
import type { CodeHostClient, HostCredentials } from '../../ports/outbound/code-host.ts';
import { account } from './records/account.ts';
import type { Requester } from './request.ts';
import { APP_PERMISSIONS, TOKEN_SCOPES } from './rights.ts';

/** Who the credentials are, and which of the rights Muster needs they lack. */
export function testCredentials(requester: Requester, credentials: HostCredentials): Pick<CodeHostClient, 'test'> {
  return {
    test: () =>
      credentials.kind === 'app' ? testInstallation(requester, credentials.installationId) : testToken(requester),
  };
}

const installation = z.object({ account, permissions: z.record(z.string(), z.string()).default({}) });

async function testInstallation(requester: Requester, installationId: string) {
  const route = 'GET /app/installations/{installation_id}';
  const params = { installation_id: Number(installationId) };
  const found = await requester.read({ route, params, schema: installation });
  // Asked as the installation itself too: the app may be fine while its installation is suspended.
  await requester.read({ route: 'GET /installation/repositories', params: { per_page: 1 }, schema: z.unknown() });
  const missing = Object.keys(APP_PERMISSIONS).filter((name) => found.permissions[name] === undefined);
  return { account: found.account.login, missing };
}

async function testToken(requester: Requester) {
  const answer = await requester.get({ route: 'GET /user', schema: account });
  if (answer.kind === 'unchanged') return { account: '', missing: [] };
  // Fine-grained tokens don't say what they may do: their lacks show where they are refused.
  const said = answer.headers['x-oauth-scopes'];
  const scopes = String(said ?? '').split(/,\s*/);
  const missing =
    said === undefined ? [] : TOKEN_SCOPES.filter((scope) => !scopes.includes(scope) && !isImplied(scope, scopes));
  return { account: answer.data.login, missing };
}

/** Wider scopes hold the narrower ones. Source: GitHub, scopes for OAuth apps. */
function isImplied(scope: string, scopes: readonly string[]): boolean {
  return scope === 'read:org' && (scopes.includes('write:org') || scopes.includes('admin:org'));
}
