import { randomBytes } from 'node:crypto';

export type Triggers = {
  /** A new `trigger_id` of somebody's deed: good once, for three seconds. */
  issue(personId: string): string;
  /** @returns who did it, or Slack's word for why it can't be used */
  use(id: string): { readonly personId: string } | { readonly error: string };
};

/** Source: docs.slack.dev/surfaces/modals. */
const LIFE_MS = 3_000;

export function createTriggers(now: () => Date): Triggers {
  const issued = new Map<string, { personId: string; until: number; used: boolean }>();
  return {
    issue(personId) {
      for (const [id, { until }] of issued) {
        // Issued in order of time: the first that is young enough ends it.
        if (until >= now().getTime() - 60_000) break;
        issued.delete(id);
      }
      const id = `${now().getTime()}.${randomBytes(12).toString('hex')}`;
      issued.set(id, { personId, until: now().getTime() + LIFE_MS, used: false });
      return id;
    },
    use(id) {
      const known = issued.get(id);
      if (known === undefined) return { error: 'invalid_trigger_id' };
      if (known.used) return { error: 'exchanged_trigger_id' };
      if (known.until < now().getTime()) return { error: 'expired_trigger_id' };
      known.used = true;
      return { personId: known.personId };
    },
  };
}
