import { createRequire } from 'node:module';

export type WebhookExample = { readonly event: string; readonly payload: Record<string, unknown> };

type File = readonly { readonly name: string; readonly examples: readonly Record<string, unknown>[] }[];

/** GitHub's own examples of every event: real payloads. */
export function listWebhookExamples(): readonly WebhookExample[] {
  const file: File = createRequire(import.meta.url)('@octokit/webhooks-examples');
  return file.flatMap(({ name, examples }) => examples.map((payload) => ({ event: name, payload })));
}
