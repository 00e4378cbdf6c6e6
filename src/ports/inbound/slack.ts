import type { PersonActor } from '../../kit/actor.ts';
import type { Choice } from '../../kit/blocks/choices.ts';
import type { Block, FormValues, Message, ModalView } from '../../kit/blocks/types.ts';
import type { SlackChannelId, SlackUserId, WorkspaceId } from '../../kit/ids.ts';
import type { Log } from '../outbound/system.ts';

/**
 * What a listener says back. It rides on the acknowledgement where Slack reads a body there, else on `response_url`;
 * it is given after the change is committed and is never the only carrier of a fact.
 */
export type Reply =
  | { readonly kind: 'nothing' }
  /** Seen by the person alone. `replace` puts it where the clicked message stood (ephemeral messages only). */
  | { readonly kind: 'message'; readonly message: Message; readonly replace?: boolean }
  /** Keeps the modal open with what was typed; block id → sentence. */
  | { readonly kind: 'field-errors'; readonly errors: Readonly<Record<string, string>> }
  /** Shows this view in place of the present modal, or of the shell opened by `opens`. */
  | { readonly kind: 'view'; readonly view: ModalView }
  /** Closes the whole stack of modals. */
  | { readonly kind: 'close' }
  /** Draws this Home tab again. */
  | { readonly kind: 'home'; readonly tab: HomeTab; readonly state?: HomeState };

type Opened = {
  /**
   * Opens a modal after the store was touched; for the rare listener that learns only then that it needs one.
   * Everything that always opens a modal declares `opens` instead. A late trigger turns into a message with a button.
   */
  readonly openModal: (view: ModalView) => Promise<void>;
};

export type CommandInput = { readonly text: string; readonly channelId: SlackChannelId };
export type CommandArgs = Opened & CommandInput & { readonly actor: PersonActor; readonly log: Log };

export type Command = {
  /** One line per form: what to type and what it does; shown by `help`. */
  readonly help: readonly { readonly usage: string; readonly does: string }[];
  /**
   * When this returns a view, it is opened before anything else happens (Slack's trigger lives 3 s) and `run` answers
   * with the `view` that fills it. Decides from the text alone.
   */
  readonly opens?: (input: CommandInput) => ModalView | null;
  readonly run: (args: CommandArgs) => Promise<Reply>;
};

/**
 * A word that a higher feature adds to a command of a lower one: `/task escalate T-12`. It is tried before the command
 * reads the text itself.
 */
export type AddedVerb = Command & {
  /** Whether the text is meant for it; decided from the text alone, and never true for what may be something else. */
  readonly claims: (text: string) => boolean;
};

export type MessageSource = {
  readonly kind: 'message';
  readonly channelId: SlackChannelId;
  readonly ts: string;
  /** True for answers that only the clicker sees. */
  readonly ephemeral: boolean;
};
export type ViewSource = {
  readonly kind: 'modal';
  readonly viewId: string;
  readonly callbackId: string;
  /** As written by the builder, at most 3,000 characters. */
  readonly privateMetadata: string;
  readonly form: FormValues;
};
export type HomeSource = { readonly kind: 'home'; readonly tab: HomeTab; readonly state: HomeState };

export type ActionInput = {
  /** The part of the action id after the first `:`; empty when there is none. */
  readonly argument: string;
  /** The button's value or the chosen option(s); null when cleared. */
  readonly value: string | readonly string[] | null;
  readonly source: MessageSource | ViewSource | HomeSource;
};
export type ActionArgs = Opened & ActionInput & { readonly actor: PersonActor; readonly log: Log };

/** A button, select, overflow menu… Registered under the action id's part before the first `:`. */
export type Action = {
  readonly opens?: (input: ActionInput) => ModalView | null;
  /** Clicked inside a modal, `opens` pushes onto the stack instead of opening. */
  readonly run: (args: ActionArgs) => Promise<Reply>;
};

export type SuggestionArgs = Omit<ActionInput, 'value'> & {
  /** What stands in the menu's field so far; may be empty. */
  readonly typed: string;
  readonly actor: PersonActor;
  readonly log: Log;
};
/**
 * What an external menu offers while somebody types into it, best first; a hundred at most are shown. Registered under
 * the name of the menu's action. Changes nothing; whatever it throws is answered by a line in the menu.
 */
export type Suggestion = { readonly run: (args: SuggestionArgs) => Promise<readonly Choice[]> };

export type SubmissionArgs = Opened & ViewSource & { readonly actor: PersonActor; readonly log: Log };
/** A submitted modal, registered under its callback id. Refusals keep it open with what was typed. */
export type Submission = { readonly run: (args: SubmissionArgs) => Promise<Reply> };

export type ShortcutInput = {
  /** The message it was used on; null for global shortcuts. */
  readonly message: {
    readonly channelId: SlackChannelId;
    /** As Slack says it there: `privategroup`, `directmessage` and `mpdm-…` for private places; empty when it didn't say. */
    readonly channelName: string;
    readonly ts: string;
    readonly text: string;
    readonly userId: SlackUserId | null;
  } | null;
};
export type ShortcutArgs = Opened & ShortcutInput & { readonly actor: PersonActor; readonly log: Log };
export type Shortcut = {
  readonly opens: (input: ShortcutInput) => ModalView;
  readonly run: (args: ShortcutArgs) => Promise<Reply>;
};

/** Slack's Events API. Comes at least once and in any order: must be harmless when run twice. */
export type SlackEvent = {
  readonly workspaceId: WorkspaceId;
  readonly eventId: string;
  /** When it happened, by Slack's clock. */
  readonly at: Date;
  /** Slack's event object, to be parsed by zod. */
  readonly event: unknown;
  readonly log: Log;
};

export type SlackListeners = {
  /** `/task` → command; `/muster` → its words. Routing, `help` and the nearest word are the platform's. */
  readonly commands?: Readonly<Record<string, Command | Readonly<Record<string, Command>>>>;
  /** Words added to commands that lower features own, by the command. */
  readonly verbs?: Readonly<Record<string, readonly AddedVerb[]>>;
  readonly actions?: Readonly<Record<string, Action>>;
  readonly suggestions?: Readonly<Record<string, Suggestion>>;
  readonly submissions?: Readonly<Record<string, Submission>>;
  /** Callback ids of global shortcuts and message shortcuts, as in `manifest.yml`. */
  readonly shortcuts?: Readonly<Record<string, Shortcut>>;
  readonly messageShortcuts?: Readonly<Record<string, Shortcut>>;
  readonly events?: Readonly<Record<string, (event: SlackEvent) => Promise<void>>>;
};

export type HomeTab = 'today' | 'tasks' | 'numbers' | 'detective' | 'insights' | 'settings';
/** Small words that survive in the view (page, filter); at most 1,000 characters as JSON. */
export type HomeState = Readonly<Record<string, string>>;

/** A feature's part of a Home tab. Parts stand in ascending `order`; the frame around them is the platform's. */
export type HomeSection = {
  readonly tab: HomeTab;
  readonly order: number;
  /** At most 60 blocks; an empty list when there is nothing to say. */
  readonly build: (actor: PersonActor, state: HomeState) => Promise<readonly Block[]>;
};
