import { randomBytes } from 'node:crypto';
import { DEFAULT_WORKSPACE } from './options.ts';

/** Who acts, where. Everything has the local Slack's first workspace and Ana as default. */
export type Sender = {
  readonly teamId?: string;
  readonly teamDomain?: string;
  readonly userId?: string;
  readonly userName?: string;
  readonly appId?: string;
  readonly enterpriseId?: string | null;
  readonly isEnterpriseInstall?: boolean;
};

export type Occasion = { readonly triggerId?: string; readonly responseUrl?: string };

type Block = Readonly<Record<string, unknown>>;

export type MessageSource = {
  readonly channelId: string;
  readonly ts: string;
  readonly text?: string;
  readonly blocks?: readonly Block[];
  readonly ephemeral?: boolean;
};

/** A view as Slack sends it back: what `views.open` answered, with the person's input in `state`. */
export type ViewSource = Readonly<Record<string, unknown>> & { readonly id: string };

export type ClickedAction = {
  readonly actionId: string;
  readonly blockId?: string;
  /** `button` by default. */
  readonly type?: string;
  readonly value?: string;
  /** Whatever else Slack sends for this element: `selected_option`, `selected_user`, `selected_date`… */
  readonly more?: Readonly<Record<string, unknown>>;
};

/** Fields of a slash command, to be sent as a form. */
export function slashCommandPayload(
  command: { command: string; text?: string; channelId?: string; channelName?: string } & Occasion,
  sender: Sender = {},
): Record<string, string> {
  const who = fill(sender);
  return {
    token: VERIFICATION_TOKEN,
    team_id: who.teamId,
    team_domain: who.teamDomain,
    ...(who.enterpriseId === null ? {} : { enterprise_id: who.enterpriseId, enterprise_name: 'Harbour Group' }),
    channel_id: command.channelId ?? 'C0GENERAL',
    channel_name: command.channelName ?? 'general',
    user_id: who.userId,
    user_name: who.userName,
    command: command.command,
    text: command.text ?? '',
    api_app_id: who.appId,
    is_enterprise_install: String(who.isEnterpriseInstall),
    response_url: command.responseUrl ?? inventedResponseUrl('commands', who.teamId),
    trigger_id: command.triggerId ?? inventedTrigger(),
  };
}

/** A click on a message (also one only the clicker sees), in a modal, or on the Home tab. */
export function blockActionPayload(
  click: { action: ClickedAction } & Occasion &
    ({ message: MessageSource } | { modal: ViewSource } | { home: ViewSource }),
  sender: Sender = {},
): Record<string, unknown> {
  const { action } = click;
  const base = { type: 'block_actions', ...envelope(sender), trigger_id: click.triggerId ?? inventedTrigger() };
  const actions = [actionOf(action)];
  if ('message' in click) {
    const { channelId, ts, ephemeral = false, text = '', blocks = [] } = click.message;
    const message = {
      type: 'message',
      user: DEFAULT_WORKSPACE.botUserId,
      ts,
      bot_id: DEFAULT_WORKSPACE.botId,
      text,
      blocks,
    };
    return {
      ...base,
      container: { type: 'message', message_ts: ts, channel_id: channelId, is_ephemeral: ephemeral },
      channel: { id: channelId, name: channelId.startsWith('D') ? 'directmessage' : 'general' },
      // Slack leaves the message out when only the clicker saw it.
      ...(ephemeral ? {} : { message }),
      state: { values: {} },
      response_url: click.responseUrl ?? inventedResponseUrl('actions', fill(sender).teamId),
      actions,
    };
  }
  const view = 'modal' in click ? { type: 'modal', ...click.modal } : { type: 'home', ...click.home };
  return { ...base, container: { type: 'view', view_id: view.id }, view: { state: { values: {} }, ...view }, actions };
}

export function viewSubmissionPayload(
  submission: {
    view: ViewSource;
    values?: Readonly<Record<string, unknown>>;
    responseUrls?: readonly unknown[];
  } & Occasion,
  sender: Sender = {},
): Record<string, unknown> {
  return {
    type: 'view_submission',
    ...envelope(sender),
    trigger_id: submission.triggerId ?? inventedTrigger(),
    view: viewOf(submission.view, submission.values),
    response_urls: submission.responseUrls ?? [],
  };
}

export function viewClosedPayload(
  closed: { view: ViewSource; isCleared?: boolean },
  sender: Sender = {},
): Record<string, unknown> {
  return {
    type: 'view_closed',
    ...envelope(sender),
    view: viewOf(closed.view),
    is_cleared: closed.isCleared ?? false,
  };
}

/** A global shortcut. */
export function shortcutPayload(
  shortcut: { callbackId: string } & Occasion,
  sender: Sender = {},
): Record<string, unknown> {
  return {
    type: 'shortcut',
    ...envelope(sender),
    action_ts: nowTs(),
    callback_id: shortcut.callbackId,
    trigger_id: shortcut.triggerId ?? inventedTrigger(),
  };
}

/** A shortcut used on a message. */
export function messageActionPayload(
  shortcut: {
    callbackId: string;
    message: { channelId: string; ts: string; text: string; userId?: string };
  } & Occasion,
  sender: Sender = {},
): Record<string, unknown> {
  const { channelId, ts, text, userId } = shortcut.message;
  return {
    type: 'message_action',
    ...envelope(sender),
    action_ts: nowTs(),
    callback_id: shortcut.callbackId,
    trigger_id: shortcut.triggerId ?? inventedTrigger(),
    response_url: shortcut.responseUrl ?? inventedResponseUrl('app', fill(sender).teamId),
    message_ts: ts,
    channel: { id: channelId, name: 'general' },
    message: { type: 'message', user: userId ?? fill(sender).userId, ts, text, team: fill(sender).teamId },
  };
}

/** The envelope of the Events API around one event. */
export function eventPayload(
  happened: { event: Readonly<Record<string, unknown>>; eventId?: string; eventTime?: number },
  sender: Sender = {},
): Record<string, unknown> {
  const who = fill(sender);
  const eventTime = happened.eventTime ?? Math.floor(Date.now() / 1000);
  return {
    token: VERIFICATION_TOKEN,
    team_id: who.teamId,
    context_team_id: who.teamId,
    context_enterprise_id: who.enterpriseId,
    ...(who.enterpriseId === null ? {} : { enterprise_id: who.enterpriseId }),
    api_app_id: who.appId,
    event: { event_ts: `${eventTime}.000100`, ...happened.event },
    type: 'event_callback',
    event_id: happened.eventId ?? `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
    event_time: eventTime,
    authorizations: [
      {
        enterprise_id: who.enterpriseId,
        team_id: who.teamId,
        user_id: DEFAULT_WORKSPACE.botUserId,
        is_bot: true,
        is_enterprise_install: who.isEnterpriseInstall,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${randomBytes(12).toString('hex')}`,
  };
}

export const inventedTrigger = (): string =>
  `${Date.now()}.${randomBytes(5).readUIntBE(0, 5)}.${randomBytes(16).toString('hex')}`;

const VERIFICATION_TOKEN = 'legacy-verification-token';

function inventedResponseUrl(kind: string, teamId: string): string {
  return `https://hooks.slack.com/${kind}/${teamId}/${Date.now()}/${randomBytes(12).toString('hex')}`;
}

function fill(sender: Sender) {
  return {
    teamId: sender.teamId ?? DEFAULT_WORKSPACE.teamId,
    teamDomain: sender.teamDomain ?? DEFAULT_WORKSPACE.domain,
    userId: sender.userId ?? 'U0ANA',
    userName: sender.userName ?? sender.userId?.toLowerCase() ?? 'ana',
    appId: sender.appId ?? DEFAULT_WORKSPACE.appId,
    enterpriseId: sender.enterpriseId ?? null,
    isEnterpriseInstall: sender.isEnterpriseInstall ?? false,
  };
}

/** What every interactive payload begins with. */
function envelope(sender: Sender): Record<string, unknown> {
  const who = fill(sender);
  const enterprise = who.enterpriseId === null ? null : { id: who.enterpriseId, name: 'Harbour Group' };
  return {
    token: VERIFICATION_TOKEN,
    api_app_id: who.appId,
    team: {
      id: who.teamId,
      domain: who.teamDomain,
      ...(enterprise === null ? {} : { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    },
    enterprise,
    is_enterprise_install: who.isEnterpriseInstall,
    user: { id: who.userId, username: who.userName, name: who.userName, team_id: who.teamId },
  };
}

function actionOf({
  actionId,
  blockId = 'b1',
  type = 'button',
  value,
  more = {},
}: ClickedAction): Record<string, unknown> {
  const button = type === 'button' ? { text: { type: 'plain_text', text: 'Button', emoji: true } } : {};
  return {
    action_id: actionId,
    block_id: blockId,
    type,
    ...button,
    ...(value === undefined ? {} : { value }),
    ...more,
    action_ts: nowTs(),
  };
}

function viewOf(view: ViewSource, values?: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const who = { team_id: DEFAULT_WORKSPACE.teamId, app_id: DEFAULT_WORKSPACE.appId, bot_id: DEFAULT_WORKSPACE.botId };
  return {
    type: 'modal',
    private_metadata: '',
    callback_id: '',
    hash: nowTs(),
    previous_view_id: null,
    root_view_id: view.id,
    external_id: '',
    ...who,
    ...view,
    state: values === undefined ? (view.state ?? { values: {} }) : { values },
  };
}

function nowTs(): string {
  return (Date.now() / 1000).toFixed(6);
}
