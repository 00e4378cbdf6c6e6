import type { PersonActor } from '../../kit/actor.ts';
import type { Choice } from '../../kit/blocks/index.ts';
import type { PersonId, TaskId } from '../../kit/ids.ts';
import type { Ports } from '../outbound/ports.ts';
import type { Tx } from '../outbound/store.ts';

/** What a field offers to one person: choices with how it stands now, which is one of them. */
export type TaskFieldOffer = {
  readonly label: string;
  readonly hint: string;
  /** 1 to 100. */
  readonly choices: readonly Choice[];
  readonly present: string;
};

/** A choice that another feature adds to the form of a task. */
export type TaskField = {
  /** Its place in the form: no other field's name. */
  readonly name: string;
  /** @param about.task null: one that is to be made @returns null where there is nothing to choose: no field then */
  readonly offer: (
    tx: Tx,
    about: {
      readonly actor: PersonActor;
      readonly task: { readonly id: TaskId; readonly responsibleId: PersonId; readonly isOpen: boolean } | null;
    },
  ) => Promise<TaskFieldOffer | null>;
  /**
   * Does what was chosen, in the transaction that saves the task; only asked where it differs from what the form showed.
   * @throws MusterError to be said beside the field: then nothing of the form is saved
   */
  readonly save: (
    needs: Pick<Ports, 'clock' | 'random' | 'outbox' | 'announce'>,
    tx: Tx,
    chosen: { readonly actor: PersonActor; readonly taskId: TaskId; readonly value: string },
  ) => Promise<void>;
};
