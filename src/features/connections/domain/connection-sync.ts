import type { ConnectionId, PersonId } from '../../../kit/ids.ts';

/** The reading of one connection's past, whatever the tool: its parts (repositories, projects) are read one after another. */
export type ConnectionSync = {
  readonly id: string;
  readonly connectionId: ConnectionId;
  /** `refused`: the tool doesn't let Muster read; somebody has to act. */
  readonly state: 'running' | 'done' | 'refused';
  /** Whom the progress card is for; null: nobody is told. */
  readonly toldId: PersonId | null;
  /** Counts the runs that somebody asked for: each has a card of its own. */
  readonly round: number;
  /** The tool asks not to be asked before this. */
  readonly waitUntil: Date | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
};
