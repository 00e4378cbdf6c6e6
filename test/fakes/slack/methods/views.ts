import type { ShownView, Trigger } from '../model.ts';
import { randomHash } from '../world.ts';
import { noteViolation } from './chat.ts';
import { checkFiles } from './files.ts';
import { type Answer, type Args, type Around, jsonArg, type Method, refuse, textArg } from './method.ts';

const STACK_MAX = 3;

export const open: Method = (around, args) => {
  const trigger = useTrigger(around, textArg(args, 'trigger_id'));
  if ('ok' in trigger) return trigger;
  const view = readView(around, 'views.open', args);
  if (isRefusal(view)) return view;
  const shown = show(around, view, { type: 'modal', below: null });
  around.workspace.modals.set(trigger.userId, [shown]);
  return { ok: true, view: shown };
};

export const push: Method = (around, args) => {
  const { workspace } = around;
  const trigger = useTrigger(around, textArg(args, 'trigger_id'));
  if ('ok' in trigger) return trigger;
  const stack = workspace.modals.get(trigger.userId) ?? [];
  if (stack.length >= STACK_MAX) return refuse('push_limit_reached');
  const view = readView(around, 'views.push', args);
  if (isRefusal(view)) return view;
  const shown = show(around, view, { type: 'modal', below: stack.at(-1) ?? null });
  workspace.modals.set(trigger.userId, [...stack, shown]);
  return { ok: true, view: shown };
};

export const update: Method = (around, args) => {
  const found = findView(around, textArg(args, 'view_id'), textArg(args, 'external_id'));
  if (found === null) return refuse('not_found');
  const hash = textArg(args, 'hash');
  if (hash !== '' && hash !== found.hash) return refuse('hash_conflict');
  const view = readView(around, 'views.update', args);
  if (isRefusal(view)) return view;
  replace(around, found, view);
  return { ok: true, view: found };
};

export const publish: Method = (around, args) => {
  const { workspace } = around;
  const userId = textArg(args, 'user_id');
  if (!workspace.users.has(userId)) return refuse('user_not_found');
  const before = workspace.homes.get(userId) ?? null;
  const hash = textArg(args, 'hash');
  if (hash !== '' && before !== null && hash !== before.hash) return refuse('hash_conflict');
  const view = readView(around, 'views.publish', args);
  if (isRefusal(view)) return view;
  const shown = show(around, view, { type: 'home', below: null });
  if (before !== null) shown.id = shown.root_view_id = before.id;
  workspace.homes.set(userId, shown);
  return { ok: true, view: shown };
};

/** What an acknowledged submission does to the stack: Slack's `response_action`; an empty body closes the view. */
export function applySubmissionAnswer(around: Around, viewId: string, body: unknown): Answer {
  const answer = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const owner = [...around.workspace.modals].find(([, stack]) => stack.some((view) => view.id === viewId));
  if (owner === undefined) return refuse('not_found');
  const [userId, stack] = owner;
  const action = answer.response_action;
  if (action === 'errors') return { ok: true, errors: answer.errors };
  if (action === 'clear') {
    around.workspace.modals.delete(userId);
    return { ok: true };
  }
  if (action === undefined) {
    around.workspace.modals.set(userId, stack.slice(0, -1));
    return { ok: true };
  }
  const view = readView(around, `response_action ${action}`, { view: answer.view });
  if (isRefusal(view)) return view;
  if (action === 'push') {
    if (stack.length >= STACK_MAX) return refuse('push_limit_reached');
    stack.push(show(around, view, { type: 'modal', below: stack.at(-1) ?? null }));
    return { ok: true };
  }
  const top = stack.find((one) => one.id === viewId);
  if (top !== undefined) replace(around, top, view);
  return { ok: true };
}

function useTrigger({ world, workspace }: Around, id: string): Trigger | Answer {
  const known = world.triggers.get(id);
  if (known === undefined) {
    const [someone] = workspace.users.keys();
    if (!world.options.anyTrigger || id === '' || someone === undefined) return refuse('invalid_trigger_id');
    const invented = { id, teamId: workspace.teamId, userId: someone, issuedAt: world.now(), used: true };
    if (!world.options.lean) world.triggers.set(id, invented);
    return invented;
  }
  if (known.teamId !== workspace.teamId) return refuse('invalid_trigger_id');
  if (known.used) return refuse('exchanged_trigger_id');
  if (world.now() - known.issuedAt > world.limits.triggerMs) return refuse('expired_trigger_id');
  known.used = true;
  return known;
}

type GivenView = { readonly content: Record<string, unknown> };

const isRefusal = (given: GivenView | Answer): given is Answer => 'ok' in given;

function readView(around: Around, method: string, args: Args): GivenView | Answer {
  const given = jsonArg(args, 'view');
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return refuse('invalid_arguments');
  if (Buffer.byteLength(JSON.stringify(given)) > around.world.limits.viewBytes) return refuse('view_too_large');
  const view = given as Record<string, unknown>;
  const wantedType = method === 'views.publish' ? 'home' : 'modal';
  const wrong = [
    ...(view.type === wantedType ? [] : [`type must be ${wantedType}`]),
    ...(Array.isArray(view.blocks) ? [] : ['blocks are missing']),
    ...around.check.view(view),
  ];
  if (wrong.length === 0) return checkFiles(around, view) ?? { content: view };
  noteViolation(around, method, { kind: 'block-kit', details: wrong.join('; ') });
  return refuse('invalid_arguments', { response_metadata: { messages: wrong.map((line) => `[ERROR] ${line}`) } });
}

function show(
  { world, workspace }: Around,
  { content }: GivenView,
  place: { type: 'modal' | 'home'; below: ShownView | null },
): ShownView {
  const id = world.nextId('V');
  return {
    id,
    team_id: workspace.teamId,
    type: place.type,
    ...contentOf(content),
    state: { values: {} },
    hash: randomHash(world.now()),
    previous_view_id: place.below?.id ?? null,
    root_view_id: place.below?.root_view_id ?? id,
    app_id: workspace.appId,
    bot_id: workspace.botId,
  };
}

function replace({ world }: Around, shown: ShownView, { content }: GivenView): void {
  Object.assign(shown, contentOf(content), { hash: randomHash(world.now()) });
}

function contentOf(view: Record<string, unknown>) {
  const text = (name: string): string => (typeof view[name] === 'string' ? view[name] : '');
  return {
    callback_id: text('callback_id'),
    private_metadata: text('private_metadata'),
    external_id: text('external_id'),
    title: view.title ?? null,
    submit: view.submit ?? null,
    close: view.close ?? null,
    blocks: Array.isArray(view.blocks) ? (view.blocks as unknown[]) : [],
    clear_on_close: view.clear_on_close === true,
    notify_on_close: view.notify_on_close === true,
  };
}

function findView({ workspace }: Around, id: string, externalId: string): ShownView | null {
  const all = [...workspace.modals.values()].flat();
  all.push(...workspace.homes.values());
  return all.find((view) => view.id === id || (externalId !== '' && view.external_id === externalId)) ?? null;
}
