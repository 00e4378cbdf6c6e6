import { done, type Result, resultOf } from '../deeds/result.ts';
import type { GitAct } from './deed.ts';
import type { Deliveries } from './deliveries.ts';
import type { GitJournal } from './git-journal.ts';
import type { GitWorld } from './git-world.ts';
import type { Describe } from './json/describe.ts';
import type { Instant } from './model.ts';
import { payloadOf } from './payloads.ts';
import { refusalOf } from './refusal.ts';

/** Does something as somebody. Muster learns of it by GitHub's webhooks alone. */
export type ActOnGitHub = (as: string, act: GitAct) => Promise<Result>;

type Needs = {
  readonly world: GitWorld;
  readonly journal: GitJournal;
  readonly deliveries: Deliveries;
  readonly now: () => Instant;
  readonly describe: () => Promise<Describe>;
  readonly onChange: () => void;
};

export function createActOnGitHub({ world, journal, deliveries, now, describe, onChange }: Needs): ActOnGitHub {
  return async (as, act) => {
    const number = 'number' in act ? act.number : null;
    const pull = number === null ? null : world.find(act.repository, number);
    const refusal = refusalOf(act, as, pull);
    if (refusal !== null) return { notice: refusal };
    const words = await describe();
    const deed = { ...act, by: as, at: now() };
    journal.write({ op: 'deed', ...deed });
    const told = world.happen(deed);
    onChange();
    let result: Result = done;
    // One after the other, as they would mostly arrive; at GitHub it has happened whatever becomes of them.
    for (const one of told) {
      const ended = resultOf(await deliveries.send(one, payloadOf(one, words)));
      if (result.notice === null) result = ended;
    }
    return result;
  };
}
