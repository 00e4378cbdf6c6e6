import type { RealBlocker } from './ledger.ts';

/** Something somebody does at an instant of the past. People are named by their handles, tasks by their numbers. */
export type PlannedDeed = {
  /** ISO 8601 in UTC, whole seconds. */
  readonly at: string;
  readonly by: string;
  readonly deed: Deed;
};

type About = { readonly task: number };

/** What is typed or filled in for a new task. */
export type NewTask = About & {
  readonly title: string;
  readonly responsible: string;
  readonly dueOn: string | null;
  readonly points: number | null;
  readonly priority: 'urgent' | 'high' | 'normal' | 'low';
};

/** All that people do in the past. A later chapter adds its kinds here and their performers beside the others. */
export type Deed =
  /** Plain words. `key` names the message for answers in its thread and for a task made from it. */
  | {
      readonly kind: 'say';
      readonly channelId: string;
      readonly text: string;
      readonly key?: string;
      readonly inThreadOf?: string;
    }
  /** The form behind `/muster team`. */
  | { readonly kind: 'make-team'; readonly team: string }
  /** `/task` with everything in one line. */
  | ({ readonly kind: 'create'; readonly channelId: string } & NewTask)
  /** *Make a task* on a message. */
  | ({ readonly kind: 'create-from-message'; readonly message: string; readonly channelId: string } & NewTask)
  /** 21 points, made with their parts, whose numbers follow. */
  | ({
      readonly kind: 'split';
      readonly channelId: string;
      readonly parts: readonly { readonly task: number; readonly title: string; readonly points: number }[];
    } & NewTask)
  /** By a command with a reason, or by the button of the card. */
  | ({ readonly kind: 'move'; readonly verb: Verb; readonly reason: string; readonly how: 'command' | 'card' } & About)
  /** The form with the four questions. */
  | ({
      readonly kind: 'block';
      readonly reason: string;
      readonly tried: string;
      readonly waitingOn: RealBlocker | null;
      readonly expectedOn: string | null;
    } & About)
  | ({ readonly kind: 'hand-over'; readonly to: string; readonly reason: string } & About)
  | ({ readonly kind: 'not-me'; readonly reason: string } & About)
  /** Another due date, by the form *Edit*. */
  | ({ readonly kind: 'postpone'; readonly dueOn: string } & About)
  /** *My working time* in Home: whose public holidays, as an ISO 3166 code, and who stands in. */
  | { readonly kind: 'set-working-time'; readonly region: string; readonly deputy: string }
  /** `/muster away from … through …`, both days included. */
  | { readonly kind: 'go-away'; readonly from: string; readonly to: string }
  /** A team's check-ins are switched on in Home; `askAt` is `HH:MM` where each person lives. */
  | { readonly kind: 'start-check-ins'; readonly team: string; readonly askAt: string }
  /** `/muster sprint plan`, both days included; the lead's own team. */
  | {
      readonly kind: 'plan-sprint';
      readonly name: string;
      readonly startsOn: string;
      readonly endsOn: string;
      /** Those in it from the beginning. */
      readonly tasks: readonly number[];
    }
  /** By the buttons below `/muster sprint`; what isn't done goes into the one that is planned next. */
  | { readonly kind: 'open-sprint'; readonly name: string }
  | { readonly kind: 'close-sprint'; readonly name: string }
  /** `/task sprint T-12` */
  | ({ readonly kind: 'join-sprint'; readonly name: string } & About)
  /** *Connect Jira* in Home, with the local Jira's token, all projects chosen. */
  | { readonly kind: 'connect-jira' }
  /** *Whose is it?* below a sprint of Jira: one's own team's. */
  | { readonly kind: 'own-board' }
  /** `/task jira T-12 MOB-3` */
  | ({ readonly kind: 'tie'; readonly issue: string } & About)
  /** From then on the accountable accept what is done in a team. */
  | { readonly kind: 'start-sign-off'; readonly team: string };

export type Verb = 'start' | 'done' | 'block' | 'reopen' | 'cancel';

/** How many of Muster's numbers a deed uses up. */
export function numbersTaken(deed: Deed): readonly number[] {
  switch (deed.kind) {
    case 'create':
    case 'create-from-message':
      return [deed.task];
    case 'split':
      return [deed.task, ...deed.parts.map(({ task }) => task)];
    default:
      return [];
  }
}
