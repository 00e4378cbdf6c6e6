import type { CodeHost } from '../../ports/outbound/code-host.ts';
import { APP_EVENTS, APP_PERMISSIONS, WANTED_PERMISSIONS } from './rights.ts';

/** Longest name GitHub takes for an app. Source: GitHub, registering a GitHub App. */
const NAME_MAX = 34;

/** GitHub's manifest flow. Source: GitHub, registering a GitHub App from a manifest. */
export function newAppForm(webUrl: string): CodeHost['newAppForm'] {
  return ({ organisation, publicUrl, state, name }) => {
    const owner = organisation === null ? '' : `/organizations/${encodeURIComponent(organisation)}`;
    const manifest = {
      name: name.slice(0, NAME_MAX).trim(),
      url: publicUrl,
      hook_attributes: { url: `${publicUrl}/webhooks/github`, active: true },
      redirect_url: `${publicUrl}/connect/github/done`,
      setup_url: `${publicUrl}/connect/github/installed`,
      description: 'Reads pull requests, reviews and checks for Muster. It writes nothing.',
      // Nobody else may install it: its webhooks all lead here.
      public: false,
      default_permissions: { ...APP_PERMISSIONS, ...(webUrl === 'https://github.com' && WANTED_PERMISSIONS) },
      default_events: APP_EVENTS,
    };
    return {
      action: `${webUrl}${owner}/settings/apps/new?state=${encodeURIComponent(state)}`,
      fields: { manifest: JSON.stringify(manifest) },
    };
  };
}
