import type { Ports } from '../ports/outbound/ports.ts';
import type { Config } from './config.ts';

/** What whoever runs Muster said of outside tools in the environment, as features are told of it. */
export function operatorSettings({
  github,
  jira,
  publicUrl,
}: Pick<Config, 'github' | 'jira' | 'publicUrl'>): Pick<Ports, 'codeHostSettings' | 'issueTrackerSettings'> {
  const { app, token } = github;
  return {
    codeHostSettings: {
      publicUrl,
      app: app === null ? null : { appId: app.id, privateKey: app.privateKey },
      token,
    },
    issueTrackerSettings: { publicUrl, app: jira.app, token: jira.token },
  };
}
