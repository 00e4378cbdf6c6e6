/**
 * Which rooms of its own feature a room may look into (ARCHITECTURE.md, section 2). A trailing `?` means types only.
 * `home` and `outgoing` are not in the plan's table: Home's parts are read and drawn like messages, and what a feature
 * sends (keys, kinds and ids of its cards and notes) is named in one place, as what it announces is in `events`; `gauges`
 * reads the feature's figures for `/metrics`.
 */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  feature: ['*'],
  index: ['*'],
  domain: ['domain'],
  schema: ['schema', 'domain?'],
  store: ['store', 'schema', 'domain'],
  'use-cases': ['use-cases', 'domain', 'store', 'events', 'outgoing', 'prompts'],
  events: ['events', 'domain?'],
  outgoing: ['outgoing', 'domain?'],
  slack: ['slack', 'blocks', 'use-cases', 'domain'],
  blocks: ['blocks', 'domain', 'use-cases?'],
  messages: ['messages', 'store', 'blocks', 'domain'],
  home: ['home', 'blocks', 'use-cases', 'domain'],
  http: ['http', 'use-cases', 'domain'],
  webhooks: ['webhooks', 'use-cases', 'domain'],
  jobs: ['jobs', 'use-cases', 'events'],
  gauges: ['gauges', 'store', 'domain'],
  prompts: ['prompts', 'domain'],
};

/** Rooms that stay pure: neither lower features' code nor ports' values, types only. */
export const PURE = ['domain', 'blocks', 'events', 'outgoing', 'schema', 'prompts'];

/** Where a path stands inside a feature; null outside `src/features`. */
export function roomOf(path: string): { readonly word: string; readonly room: string } | null {
  const parts = /^src\/features\/(?<word>[^/]+)\/(?<room>[^/.]+)/.exec(path)?.groups;
  return parts?.word === undefined || parts.room === undefined ? null : { word: parts.word, room: parts.room };
}
