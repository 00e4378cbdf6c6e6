import type { CodeHostSettings } from '../ports/outbound/code-host-settings.ts';
import type { Config } from './config.ts';

/** What the operator has set for the code host. */
export function settingsOfCodeHost({ github, publicUrl }: Config): CodeHostSettings {
  const { app, token } = github;
  return { publicUrl, app: app === null ? null : { appId: app.id, privateKey: app.privateKey }, token };
}
