import examples from '@octokit/webhooks-examples' with { type: 'json' };

export type Example = { readonly event: string; readonly body: Record<string, unknown> };

// Its own types speak of a single payload.
const all = (
  examples as unknown as readonly { readonly name: string; readonly examples: readonly Example['body'][] }[]
).flatMap(({ name, examples: bodies }) => bodies.map((body): Example => ({ event: name, body })));

/** GitHub's own example payloads, all 329 of them, each a fresh copy. */
export function githubExamples(): readonly Example[] {
  return structuredClone(all);
}

/** A fresh copy of one of an event, by its action where it has one, else by its place. */
export function githubExample(event: string, which: string | number = 0): Record<string, unknown> {
  const bodies = all.filter((one) => one.event === event).map(({ body }) => body);
  const found = typeof which === 'number' ? bodies[which] : bodies.find(({ action }) => action === which);
  if (found === undefined) throw new Error(`there is no example of ${event} ${which}`);
  return structuredClone(found);
}
