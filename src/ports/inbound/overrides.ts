import type { PersonId, TeamId } from '../../kit/ids.ts';
import type { Tx } from '../outbound/store.ts';

/** What the `overrides` feature has to know of a task whose rules may rest. */
export type OverrideTask = {
  readonly id: string;
  /** `T-12`. */
  readonly ref: string;
  /** People's text. */
  readonly title: string;
  /** Known to its creator and RACI people only. */
  readonly private: boolean;
  readonly open: boolean;
  readonly responsibleId: PersonId;
  readonly accountableId: PersonId;
  /** Leads of the responsible's and the accountable's teams, by name. */
  readonly leadIds: readonly PersonId[];
  /** The responsible's first team by name; null without one. */
  readonly team: { readonly id: TeamId; readonly name: string } | null;
};

/** How `overrides` asks about tasks, which stand above it. Implemented by `tasks`, wired in `app.ts`. */
export interface OverrideTasks {
  /** By `T-12`'s number, of whatever form it was typed; null: no such task, or none this person may see. */
  findByRef(tx: Tx, ref: string, viewerId: PersonId): Promise<OverrideTask | null>;
  /** Those of the ids that exist and this person may see, without looking closer: for long lists. */
  listSeen(tx: Tx, ids: readonly string[], viewerId: PersonId): Promise<ReadonlySet<string>>;
  /** Those of the ids that exist and this person may see; all that exist when the viewer is null: the machine itself. */
  list(tx: Tx, ids: readonly string[], viewerId: PersonId | null): Promise<ReadonlyMap<string, OverrideTask>>;
}
