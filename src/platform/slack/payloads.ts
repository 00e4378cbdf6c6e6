import { z } from 'zod';

const id = z.string().min(1).max(255);
const text = z.string().catch('');
const maybeId = id.nullish().catch(null);
const maybeText = z.string().nullish().catch(null);
const group = z.object({ id }).nullish().catch(null);

const person = z.object({ id, team_id: maybeId });
const origin = { user: person, team: group, enterprise: group, trigger_id: maybeText, response_url: maybeText };

/** A block as far as the platform looks: input blocks take errors, elements with an address are links. */
const block = z.object({
  type: text,
  block_id: text,
  elements: z.array(z.object({ action_id: text, url: maybeText })).catch([]),
  accessory: z.object({ action_id: text, url: maybeText }).nullish().catch(null),
});
const blocks = z.array(block).catch([]);

const view = z.object({
  id,
  type: text,
  callback_id: text,
  private_metadata: text,
  state: z.object({ values: z.unknown() }).nullish().catch(null),
  blocks,
  app_installed_team_id: maybeId,
});

const message = z.object({ ts: id, text, user: maybeId, blocks });
const channel = z.object({ id, name: text });

const command = z.object({
  command: z.string().startsWith('/').max(255),
  text,
  channel_id: text,
  user_id: id,
  team_id: maybeId,
  enterprise_id: maybeId,
  trigger_id: maybeText,
  response_url: maybeText,
});

/** One control as Slack sends it, in a click or in a form's state; read by `readControl`. */
const control = z.looseObject({ type: z.string() });

/** Where a control stands. */
const place = {
  container: z
    .object({ type: text, message_ts: maybeText, channel_id: maybeText, is_ephemeral: z.boolean().catch(false) })
    .nullish()
    .catch(null),
  channel: channel.nullish().catch(null),
  message: message.nullish().catch(null),
  view: view.nullish().catch(null),
};

const action = z.object({
  ...origin,
  type: z.literal('block_actions'),
  actions: z.array(control.extend({ action_id: id, block_id: text })).min(1),
  ...place,
});

const submission = z.object({ ...origin, type: z.literal('view_submission'), view });
const closed = z.object({ ...origin, type: z.literal('view_closed'), view });
const shortcut = z.object({ ...origin, type: z.literal('shortcut'), callback_id: id });
const messageShortcut = z.object({
  ...origin,
  type: z.literal('message_action'),
  callback_id: id,
  channel,
  message,
});
const options = z.object({
  ...origin,
  type: z.literal('block_suggestion'),
  action_id: text,
  value: text,
  ...place,
});

const interactions = z.discriminatedUnion('type', [action, submission, closed, shortcut, messageShortcut, options]);

/** Slack's envelope around an event. */
export const eventEnvelope = z.object({
  type: z.literal('event_callback'),
  event_id: text,
  event_time: z.number().nullish().catch(null),
  team_id: maybeId,
  enterprise_id: maybeId,
  context_team_id: maybeId,
  context_enterprise_id: maybeId,
  authorizations: z.array(z.object({ team_id: maybeId, enterprise_id: maybeId })).catch([]),
  event: z.looseObject({ type: z.string().min(1).max(255) }),
});

export type EventEnvelope = z.infer<typeof eventEnvelope>;
export type CommandPayload = z.infer<typeof command>;
export type ActionPayload = z.infer<typeof action>;
export type SuggestionPayload = z.infer<typeof options>;
export type ViewPayload = z.infer<typeof submission> | z.infer<typeof closed>;
export type ShortcutPayload = z.infer<typeof shortcut> | z.infer<typeof messageShortcut>;
export type SlackView = z.infer<typeof view>;
export type SlackBlock = z.infer<typeof block>;
export type Control = z.infer<typeof control>;
export type Interaction = CommandPayload | z.infer<typeof interactions>;

/** What came in, as far as Muster serves it; only known parts are kept, so nothing else reaches Bolt. */
export type Incoming =
  | { readonly kind: 'interaction'; readonly payload: Interaction }
  | { readonly kind: 'event'; readonly envelope: EventEnvelope }
  | { readonly kind: 'challenge'; readonly challenge: string }
  | { readonly kind: 'rate-limited' }
  | { readonly kind: 'unknown'; readonly type: string };

/** Sorts a signed payload by its `type`; anything unheard of, of any shape, is `unknown`. */
export function sortPayload(payload: unknown): Incoming {
  const type = typeof payload === 'object' && payload !== null && 'type' in payload ? payload.type : null;
  if (type === 'event_callback') {
    const envelope = eventEnvelope.safeParse(payload);
    return envelope.success ? { kind: 'event', envelope: envelope.data } : unknown(type);
  }
  if (type === 'url_verification') {
    const asked = z.object({ challenge: z.string().max(1_000) }).safeParse(payload);
    return asked.success ? { kind: 'challenge', challenge: asked.data.challenge } : unknown(type);
  }
  if (type === 'app_rate_limited') return { kind: 'rate-limited' };
  const interaction = interactions.safeParse(payload);
  return interaction.success ? { kind: 'interaction', payload: interaction.data } : unknown(type);
}

/** Reads the fields of a slash command. */
export function sortFields(fields: Readonly<Record<string, string>>): Incoming {
  const parsed = command.safeParse(fields);
  return parsed.success ? { kind: 'interaction', payload: parsed.data } : unknown('form');
}

function unknown(type: unknown): Incoming {
  return { kind: 'unknown', type: typeof type === 'string' ? type.slice(0, 50) : typeof type };
}
