import type { Octokit } from '@octokit/core';
import type { HostCredentials } from '../../ports/outbound/code-host.ts';
import { ownOriginFetch } from './own-origin-fetch.ts';

/** `app-itself`: asks as the app, for what concerns no single installation · `nobody`: without credentials. */
export type Asker =
  | HostCredentials
  | { readonly kind: 'app-itself'; readonly appId: string; readonly privateKey: string }
  | { readonly kind: 'nobody' };

/** The vendor's client for these credentials. An installation's renews its hourly token by itself and asks `/app/…` as the app. */
export async function openOctokit(asker: Asker, apiUrl: string): Promise<Octokit> {
  // Late: most processes of a team without GitHub never need them.
  const { Octokit: Plain } = await import('@octokit/core');
  const Configured = Plain.defaults({
    ...{ baseUrl: apiUrl, userAgent: 'muster', log: silent },
    request: { fetch: ownOriginFetch },
  });
  if (asker.kind === 'nobody') return new Configured();
  if (asker.kind === 'token') return new Configured({ auth: asker.token });
  const { App } = await import('@octokit/app');
  const app = new App({ appId: asker.appId, privateKey: asker.privateKey, Octokit: Configured, log: silent });
  return asker.kind === 'app' ? app.getInstallationOctokit(Number(asker.installationId)) : app.octokit;
}

/** Tells credentials apart, in memory only: it holds them. */
export function nameOf(asker: Asker): string {
  return JSON.stringify(Object.entries(asker).sort());
}

const nothing = (): void => {};
/** The vendor would write to the console; what matters reaches our log as errors. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
