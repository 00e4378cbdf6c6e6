import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from './http.ts';
import { contentOf, remember } from './methods/chat.ts';
import type { Around } from './methods/method.ts';
import type { ResponseUrl } from './model.ts';
import type { World } from './world.ts';

export type Clicked = {
  readonly channel: string;
  readonly user: string;
  readonly messageTs?: string | null;
  readonly teamId?: string;
};

/** A new address to answer one click or command at. */
export function newResponseUrl(world: World, origin: string, clicked: Clicked): string {
  const workspace = world.workspaceOf(clicked.teamId);
  const url = `${origin}/response/${workspace.teamId}/${world.nextId('')}`;
  world.responseUrls.set(url, {
    url,
    teamId: workspace.teamId,
    channel: clicked.channel,
    user: clicked.user,
    messageTs: clicked.messageTs ?? null,
    issuedAt: world.now(),
    uses: 0,
    responses: [],
  });
  return url;
}

type Incoming = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly url: string };

/** Five answers in half an hour; each replaces or removes the clicked message, or says something new. */
export async function answerResponseUrl(
  aroundOf: (teamId: string) => Around,
  { request, response, url }: Incoming,
): Promise<void> {
  const body = await readBody(request);
  const teamId = url.split('/response/')[1]?.split('/')[0] ?? '';
  const around = aroundOf(teamId);
  const { world, journal } = around;
  const target = world.responseUrls.get(url) ?? invented(around, url);
  const finish = (outcome: string, status: number, args: Record<string, unknown>) => {
    const accepted = outcome === 'ok';
    journal.call({ at: world.now(), teamId, method: 'response_url', args: { url, ...args }, outcome, accepted });
    sendJson(response, accepted ? { ok: true } : { ok: false, error: outcome }, { status });
  };
  if (target === null) return finish('invalid_url', 404, {});
  if (world.now() - target.issuedAt > world.limits.responseUrlMs) return finish('expired_url', 404, {});
  if (target.uses >= world.limits.responseUrlUses) return finish('used_url', 404, {});
  const args = parse(body);
  if (args === null) return finish('invalid_payload', 400, {});
  target.uses += 1;
  const refused = apply(around, target, args);
  finish(refused ?? 'ok', refused === null ? 200 : 400, args);
}

function apply(around: Around, target: ResponseUrl, args: Record<string, unknown>): string | null {
  const { workspace, world } = around;
  const original = workspace.messages.get(target.channel)?.find((one) => one.ts === target.messageTs);
  if (args.delete_original === true) {
    if (original !== undefined) original.deleted = true;
    target.responses.push(args);
    return null;
  }
  const content = contentOf(around, 'response_url', args);
  if ('ok' in content) return content.ok ? null : content.error;
  target.responses.push(args);
  if (args.replace_original === true && original !== undefined) {
    const { text, blocks } = content;
    original.edits.push({ at: world.now(), text, blocks, key: original.key });
    Object.assign(original, { text, blocks });
    return null;
  }
  remember(around, {
    ...content,
    teamId: workspace.teamId,
    channel: target.channel,
    ts: world.nextTs(),
    user: workspace.botUserId,
    bot: true,
    key: null,
    threadTs: null,
    ephemeralFor: args.response_type === 'in_channel' ? null : target.user,
    edits: [],
    deleted: false,
  });
  return null;
}

function invented({ world, workspace }: Around, url: string): ResponseUrl | null {
  if (!world.options.anyTrigger) return null;
  const target = { url, teamId: workspace.teamId, channel: '', user: '', messageTs: null, uses: 0, responses: [] };
  return { ...target, issuedAt: world.now() };
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null;
  } catch {
    return null;
  }
}
