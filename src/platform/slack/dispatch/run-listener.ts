import type { PersonActor } from '../../../kit/actor.ts';
import type { ModalView } from '../../../kit/blocks/index.ts';
import type { Reply } from '../../../ports/inbound/slack.ts';
import type { Log } from '../../../ports/outbound/system.ts';
import { explain, type GuardNeeds, guard } from '../guard.ts';
import { openModal } from '../modals.ts';
import type { Turn } from '../turn.ts';

/** What every listener gets beside its own input. */
export type ListenerArgs = {
  readonly actor: PersonActor;
  readonly log: Log;
  readonly openModal: (view: ModalView) => Promise<void>;
};

export type Listener = {
  /** The shell to show at once, null for none. */
  readonly shell: () => ModalView | null;
  readonly run: (args: ListenerArgs) => Promise<Reply>;
};

/**
 * Runs one listener of a feature in its turn. A listener with a shell is acknowledged and shown first, before anything
 * reads the store: Slack's trigger lives 3 s. Never throws.
 */
export async function runListener(needs: GuardNeeds, turn: Turn, { shell, run }: Listener): Promise<void> {
  const { exchange } = turn;
  try {
    const view = shell();
    if (view !== null) {
      exchange.answer(null);
      turn.shellViewId = await openModal(needs, turn, view);
      if (turn.shellViewId === null) return;
    }
  } catch (error) {
    return explain(needs, turn, error);
  }
  await guard(needs, turn, (actor) =>
    run({
      actor,
      log: exchange.log,
      openModal: async (view) => {
        await openModal(needs, turn, view);
      },
    }),
  );
}
