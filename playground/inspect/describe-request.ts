import { people } from '../company.ts';

export type DescribedRequest = {
  /** In a few words, as the page shows it: `/task Fix the login page`, `button tasks.done`, `form tasks.block`. */
  readonly what: string;
  /** The person's name. */
  readonly by: string;
  /** As an object: a form's fields, the payload of an interaction, an event. */
  readonly body: unknown;
};

/** Decodes what was sent to Muster, for reading. */
export function describeRequest(contentType: string, body: string): DescribedRequest {
  if (contentType === 'application/json') return describeEvent(JSON.parse(body) as Fields);
  const form = Object.fromEntries(new URLSearchParams(body));
  if (form.payload !== undefined) return describeInteraction(JSON.parse(form.payload) as Fields);
  return { what: `${form.command} ${asTyped(form.text ?? '')}`.trim(), by: nameOf(form.user_id), body: form };
}

/** Ids as the names they were typed as. */
function asTyped(text: string): string {
  return text
    .replace(/<([@#])[^|>]+\|([^>]*)>/g, '$1$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

type Fields = Readonly<Record<string, unknown>>;

function describeEvent(envelope: Fields): DescribedRequest {
  const event = fieldsOf(envelope.event);
  return { what: `event ${event.type}`, by: nameOf(event.user), body: envelope };
}

function describeInteraction(payload: Fields): DescribedRequest {
  return { what: whatOf(payload), by: nameOf(fieldsOf(payload.user).id), body: payload };
}

function whatOf(payload: Fields): string {
  const view = fieldsOf(payload.view);
  switch (payload.type) {
    case 'block_actions': {
      const [action] = Array.isArray(payload.actions) ? payload.actions : [];
      const { type, action_id: id } = fieldsOf(action);
      // What follows the colon is the argument: which task, which person.
      return `${type} ${String(id).split(':')[0]}`;
    }
    case 'view_submission':
      return `form ${view.callback_id}`;
    case 'view_closed':
      return `closed form ${view.callback_id}`;
    case 'shortcut':
      return `shortcut ${payload.callback_id}`;
    case 'message_action':
      return `message shortcut ${payload.callback_id}`;
    default:
      return String(payload.type);
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function nameOf(id: unknown): string {
  return people.find((person) => person.id === id)?.name ?? 'Slack';
}
