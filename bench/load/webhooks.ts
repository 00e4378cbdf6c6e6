import { createRequire } from 'node:module';
import { signWebhook } from '../../test/support/webhooks.ts';

/** A signed webhook's address and how often its bodies repeat; its delivery id never does. */
export type WebhookPlan = {
  readonly path: string;
  /** First part of each delivery id. */
  readonly series: string;
};

/** In bytes: what GitHub's own example of a pull request takes. */
const SIZE = 21_000;
const BODIES = 64;

type Example = { readonly name: string; readonly examples: readonly Record<string, unknown>[] };

/** Makes the `n`-th request as it goes over the wire: real `pull_request` payloads of 21 kB or a little more. */
export function webhookMaker(
  { path, series }: WebhookPlan,
  { port, secret }: { port: number; secret: string },
): (n: number) => Buffer {
  // A package without types for its one JSON file.
  const examples: readonly Example[] = createRequire(import.meta.url)('@octokit/webhooks-examples');
  const real = examples.find(({ name }) => name === 'pull_request')?.examples ?? [];
  const bodies = Array.from({ length: BODIES }, (_, n) => {
    const body = bodyOf(real[n % real.length] ?? {}, n);
    return { body, signature: signWebhook(secret, body) };
  });
  return (n) => {
    const chosen = bodies[n % bodies.length];
    if (chosen === undefined) throw new Error('no bodies');
    const head =
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: GitHub-Hookshot/044aadd\r\nAccept: */*\r\n` +
      `Content-Type: application/json\r\nX-GitHub-Event: pull_request\r\nX-GitHub-Hook-ID: 292430182\r\n` +
      `X-GitHub-Delivery: ${series}-${n}\r\nX-Hub-Signature-256: ${chosen.signature}\r\nContent-Length: ${chosen.body.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), chosen.body]);
  };
}

/** Shorter examples get a longer description, as pull requests have. */
function bodyOf(example: Record<string, unknown>, n: number): Buffer {
  const payload = structuredClone(example) as Record<string, unknown> & { pull_request?: Record<string, unknown> };
  const pull = payload.pull_request ?? {};
  const written = `${pull.body ?? ''}\nNumber ${n}.`;
  const missing = Math.max(0, SIZE - Buffer.byteLength(JSON.stringify(payload)));
  const words = 'Why: the login page forgot who had been there before. How: the session keeps the last account. ';
  payload.pull_request = { ...pull, body: written + words.repeat(Math.ceil(missing / words.length)).slice(0, missing) };
  return Buffer.from(JSON.stringify(payload));
}
