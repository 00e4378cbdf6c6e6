import type { Asker } from './open-octokit.ts';

export type Hide = (text: string) => string;

/**
 * Takes the credentials out of what a host says: some repeat in an error what they were sent, and errors reach the log,
 * which can't know what lies in the vault. Use it before a text is cut, or half of a secret stays.
 */
export function hideCredentials(asker: Asker): Hide {
  const secrets = secretsOf(asker).flatMap((one) => [one, encodeURIComponent(one), JSON.stringify(one).slice(1, -1)]);
  return (text) => secrets.reduce((clean, secret) => clean.replaceAll(secret, '[removed]'), text);
}

/** An installation's token is made by the vendor and has a shape of its own, which the log knows. */
function secretsOf(asker: Asker): readonly string[] {
  switch (asker.kind) {
    case 'token':
      return [asker.token];
    case 'app':
    case 'app-itself':
      return [asker.privateKey];
    case 'nobody':
      return [];
    default:
      return asker satisfies never;
  }
}
