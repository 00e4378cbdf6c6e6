import examples from '@octokit/webhooks-examples' with { type: 'json' };

export type Example = { readonly event: string; readonly body: Record<string, unknown> };

/** GitHub's own example payloads, all 329 of them, each a fresh copy. */
export function githubExamples(): readonly Example[] {
  // Its own types speak of a single payload.
  const all = examples as unknown as readonly {
    readonly name: string;
    readonly examples: readonly Example['body'][];
  }[];
  return all.flatMap(({ name, examples: bodies }) =>
    bodies.map((body) => ({ event: name, body: structuredClone(body) })),
  );
}

/** One of an event, by its action where it has one, else by its place. */
export function githubExample(event: string, which: string | number = 0): Record<string, unknown> {
  const bodies = githubExamples().filter((one) => one.event === event);
  const found = typeof which === 'number' ? bodies[which] : bodies.find(({ body }) => body.action === which);
  if (found === undefined) throw new Error(`there is no example of ${event} ${which}`);
  return found.body;
}
