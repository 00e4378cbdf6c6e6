type Part = Readonly<Record<string, unknown>>;

/** Something on the person's screen with blocks in it: an answer, a card, a modal, Home. */
export type Screen =
  | {
      readonly kind: 'message';
      readonly channelId: string;
      readonly ts: string;
      readonly ephemeral: boolean;
      readonly blocks: readonly unknown[];
    }
  | { readonly kind: 'modal' }
  | { readonly kind: 'home' };

/** What a person got to see for something they did. */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  readonly blocks: readonly unknown[];
  /** Sentences beside the fields of a refused form. */
  readonly errors: Readonly<Record<string, string>>;
};

export type FoundElement = {
  readonly actionId: string;
  readonly type: string;
  readonly value?: string;
  readonly more: Part;
};

/** Everything a person can read in these blocks, in order. */
export function textIn(blocks: readonly unknown[]): string {
  const texts: string[] = [];
  walk(blocks, (part) => {
    if (typeof part.text === 'string') texts.push(part.text);
  });
  return texts.join('\n');
}

/** Reads the body of an acknowledgement, or what came to a response address. */
export function readAnswer(status: number, body: unknown): Answer {
  const part: Part = typeof body === 'object' && body !== null ? (body as Part) : {};
  const blocks = Array.isArray(part.blocks) ? part.blocks : [];
  const said = typeof part.text === 'string' ? part.text : '';
  const errors = typeof part.errors === 'object' && part.errors !== null ? (part.errors as Answer['errors']) : {};
  return { status, body, blocks, text: blocks.length > 0 ? textIn(blocks) : said, errors };
}

/**
 * A button by its words (or by what a screen reader says instead), or a menu that offers `option` (then `words` is `…` or the menu's placeholder); of `users_select` the option is a Slack id.
 * @throws Error listing what there is to press
 */
export function findElement(blocks: readonly unknown[], words: string, option?: string): FoundElement {
  const seen: string[] = [];
  let found: FoundElement | null = null;
  walk(blocks, (part) => {
    if (found !== null || typeof part.action_id !== 'string' || typeof part.type !== 'string') return;
    const said = part.type === 'button' ? wordsOf(part.text) : part.type;
    seen.push(said);
    const isPeople = part.type === 'users_select' && words === part.type && option !== undefined;
    const chosen = optionsOf(part).find((one) => wordsOf(one.text) === option);
    const isMeant = said === words || (part.type === 'button' && part.accessibility_label === words);
    if (isPeople || (option === undefined ? isMeant : chosen !== undefined)) {
      found = {
        actionId: part.action_id,
        type: part.type,
        ...(typeof part.value === 'string' && { value: part.value }),
        more: isPeople ? { selected_user: option } : chosen === undefined ? {} : { selected_option: chosen },
      };
    }
  });
  if (found === null) throw new Error(`nothing says “${option ?? words}”; there is: ${seen.join(', ') || 'nothing'}`);
  return found;
}

/** What the buttons in these blocks say, in order. */
export function buttonsIn(blocks: readonly unknown[]): readonly string[] {
  const words: string[] = [];
  walk(blocks, (part) => {
    if (part.type === 'button') words.push(String(part.accessibility_label ?? wordsOf(part.text)));
  });
  return words;
}

/** `view.state.values` as Slack would send it: what stands in the inputs, with `given` in place of it. */
export function valuesOf(blocks: readonly unknown[], given: Part): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const block of blocks as Part[]) {
    if (block.type !== 'input') continue;
    const element = block.element as Part;
    const name = String(block.block_id);
    values[name] = {
      [String(element.action_id)]: stateOf(element, Object.hasOwn(given, name) ? given[name] : undefined),
    };
  }
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(values, name));
  if (unknown.length > 0)
    throw new Error(`the form has no ${unknown.join(', ')}; it has ${Object.keys(values).join(', ')}`);
  return values;
}

/** What each input of a form shows, by field name: text, ids, option values; null where it is empty. */
export function shownIn(blocks: readonly unknown[]): Record<string, unknown> {
  const state = Object.entries(valuesOf(blocks, {})).map(([name, elements]) => {
    const [element = {}] = Object.values(elements as Record<string, Part>);
    const { type: _, ...rest } = element;
    const [value] = Object.values(rest);
    return [name, shownValue(value)];
  });
  return Object.fromEntries(state);
}

function shownValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shownValue);
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}

/** Everything quoted in these blocks, put together again. */
export function quotedIn(blocks: readonly unknown[]): string {
  const quotes = (blocks as Part[]).filter(({ type }) => type === 'rich_text');
  return quotes.map((block) => textIn([block])).join('');
}

function stateOf(element: Part, given: unknown): Part {
  const type = String(element.type);
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
      return { type, value: given === undefined ? (element.initial_value ?? null) : given };
    case 'users_select':
      return { type, selected_user: given === undefined ? (element.initial_user ?? null) : given };
    case 'multi_users_select':
      return { type, selected_users: given === undefined ? (element.initial_users ?? []) : given };
    case 'conversations_select':
      return { type, selected_conversation: given === undefined ? (element.initial_conversation ?? null) : given };
    case 'datepicker':
      return { type, selected_date: given === undefined ? (element.initial_date ?? null) : given };
    case 'timepicker':
      return { type, selected_time: given === undefined ? (element.initial_time ?? null) : given };
    case 'radio_buttons':
    case 'static_select':
      return {
        type,
        selected_option:
          given === undefined ? (element.initial_option ?? null) : given === null ? null : optionOf(element, given),
      };
    case 'external_select':
      return {
        type,
        selected_option:
          given === undefined ? (element.initial_option ?? null) : given === null ? null : choiceOf(String(given)),
      };
    case 'multi_static_select':
    case 'checkboxes':
      return {
        type,
        selected_options:
          given === undefined
            ? (element.initial_options ?? [])
            : (given as string[]).map((value) => optionOf(element, value)),
      };
    default:
      throw new Error(`the persona can’t fill a ${type} yet`);
  }
}

/** An option of a menu that is filled while somebody types: its words are known to Slack alone. */
export function choiceOf(value: string): Part {
  return { text: { type: 'plain_text', text: value }, value };
}

function optionOf(element: Part, value: unknown): Part {
  const found = optionsOf(element).find((option) => option.value === value);
  if (found === undefined) throw new Error(`no option ${String(value)}`);
  return found;
}

function optionsOf(element: Part): readonly Part[] {
  const groups = (element.option_groups ?? []) as { options: Part[] }[];
  return [...((element.options ?? []) as Part[]), ...groups.flatMap((group) => group.options)];
}

function wordsOf(text: unknown): string {
  return typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : '';
}

function walk(value: unknown, visit: (part: Part) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  else if (typeof value === 'object' && value !== null) {
    visit(value as Part);
    for (const one of Object.values(value)) walk(one, visit);
  }
}
