import { randomBytes } from 'node:crypto';
import { bot, company, people } from '../company.ts';
import type { Changes } from './changes.ts';
import type { Block } from './journal.ts';
import type { Triggers } from './triggers.ts';

/** A view as Slack describes it to an app. */
export type ShownView = {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly blocks: readonly Block[];
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly title: unknown;
  readonly submit: unknown;
  readonly close: unknown;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  readonly hash: string;
  readonly previous_view_id: string | null;
  readonly root_view_id: string;
  readonly [field: string]: unknown;
};

export type Shown = { readonly ok: true; readonly view: ShownView } | { readonly ok: false; readonly error: string };

export type Views = {
  open(triggerId: string, content: unknown): Shown;
  push(triggerId: string, content: unknown): Shown;
  update(viewId: string, content: unknown, hash?: string): Shown;
  publish(personId: string, content: unknown): Shown;
  /** Puts one on top without a trigger, as `response_action: push` does. */
  stack(personId: string, content: unknown): Shown;
  /** Closes the one and what lies on it. */
  close(personId: string, viewId: string): void;
  clear(personId: string): void;
  /** As after another start: Muster draws Home anew, and from its first tab, when it is opened next. */
  leaveHome(personId: string): void;
  /** The topmost last. */
  modals(personId: string): readonly ShownView[];
  home(personId: string): ShownView | null;
};

/** Source: docs.slack.dev/surfaces/modals. */
const STACK_MAX = 3;

/** Modals and Home tabs. emulate's own never close, so that the fourth modal of a day would be refused. */
export function createViews(changes: Changes, triggers: Triggers): Views {
  const stacks = new Map<string, readonly ShownView[]>();
  const homes = new Map<string, ShownView>();

  const setStack = (personId: string, stack: readonly ShownView[]): void => {
    stacks.set(personId, stack);
    changes.announce({ kind: 'modals', personId });
  };
  const place = (personId: string, content: unknown, below: readonly ShownView[]): Shown => {
    if (below.length >= STACK_MAX) return { ok: false, error: 'push_limit_reached' };
    const view = describe(content, { type: 'modal', under: below.at(-1) ?? null });
    if (view === null) return INVALID;
    setStack(personId, [...below, view]);
    return { ok: true, view };
  };
  const onTrigger = (triggerId: string, show: (personId: string) => Shown): Shown => {
    const trigger = triggers.use(triggerId);
    return 'error' in trigger ? { ok: false, error: trigger.error } : show(trigger.personId);
  };

  const views: Views = {
    open: (triggerId, content) => onTrigger(triggerId, (personId) => place(personId, content, [])),
    push: (triggerId, content) => onTrigger(triggerId, (personId) => views.stack(personId, content)),
    stack: (personId, content) => place(personId, content, views.modals(personId)),
    update(viewId, content, hash = '') {
      const owner = [...stacks].find(([, stack]) => stack.some(({ id }) => id === viewId));
      const before = owner?.[1].find(({ id }) => id === viewId);
      if (owner === undefined || before === undefined) return { ok: false, error: 'not_found' };
      if (hash !== '' && hash !== before.hash) return { ok: false, error: 'hash_conflict' };
      const view = describe(content, { type: 'modal', instead: before });
      if (view === null) return INVALID;
      setStack(
        owner[0],
        owner[1].map((one) => (one.id === viewId ? view : one)),
      );
      return { ok: true, view };
    },
    publish(personId, content) {
      if (!people.some(({ id }) => id === personId)) return { ok: false, error: 'user_not_found' };
      const view = describe(content, { type: 'home', instead: homes.get(personId) ?? null });
      if (view === null) return INVALID;
      homes.set(personId, view);
      changes.announce({ kind: 'home', personId });
      return { ok: true, view };
    },
    close(personId, viewId) {
      const stack = views.modals(personId);
      const at = stack.findIndex(({ id }) => id === viewId);
      if (at !== -1) setStack(personId, stack.slice(0, at));
    },
    clear: (personId) => setStack(personId, []),
    leaveHome(personId) {
      if (homes.delete(personId)) changes.announce({ kind: 'home', personId });
    },
    modals: (personId) => stacks.get(personId) ?? [],
    home: (personId) => homes.get(personId) ?? null,
  };
  return views;
}

const INVALID: Shown = { ok: false, error: 'invalid_arguments' };

type Place = { type: ShownView['type']; under?: ShownView | null; instead?: ShownView | null };

function describe(content: unknown, { type, under = null, instead = null }: Place): ShownView | null {
  if (typeof content !== 'object' || content === null) return null;
  const given = content as Record<string, unknown>;
  if (given.type !== type || !Array.isArray(given.blocks)) return null;
  const id = instead?.id ?? `V${newId()}`;
  const word = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  return {
    ...{ id, type, team_id: company.teamId, app_id: company.appId, bot_id: bot.botId },
    blocks: given.blocks.map((block, at) => ({ ...block, block_id: block.block_id ?? `b${at}` })) as Block[],
    ...{
      callback_id: word('callback_id'),
      private_metadata: word('private_metadata'),
      external_id: word('external_id'),
    },
    ...{ title: given.title ?? null, submit: given.submit ?? null, close: given.close ?? null },
    ...{ clear_on_close: given.clear_on_close === true, notify_on_close: given.notify_on_close === true },
    hash: newId(),
    previous_view_id: instead === null ? (under?.id ?? null) : instead.previous_view_id,
    root_view_id: instead?.root_view_id ?? under?.root_view_id ?? id,
    app_installed_team_id: company.teamId,
  };
}

const newId = (): string => randomBytes(6).toString('hex').toUpperCase();
