import { type CodeHost, CodeHostError } from '../../ports/outbound/code-host.ts';
import { readInstallation } from './webhook/read-installation.ts';
import { readWebhook } from './webhook/read-webhook.ts';

/** GitHub, or a GitHub Enterprise Server by its own address. */
export function createGitHub({ webUrl }: { readonly webUrl: string }): CodeHost {
  const later = (): never => {
    throw new CodeHostError('unavailable', 'GitHub can’t be asked yet.');
  };
  return { open: later, convertManifest: later, listInstallations: later, readWebhook, readInstallation, webUrl };
}
