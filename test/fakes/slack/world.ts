import { randomBytes } from 'node:crypto';
import type { Channel, KeptFile, ResponseUrl, ShownView, SlackMessage, SlackUser, Trigger } from './model.ts';
import { DEFAULT_LIMITS, DEFAULT_WORKSPACE, type LocalSlackOptions, type WorkspaceSeed } from './options.ts';
import { DEFAULT_PEOPLE, type PersonSeed, slackUser } from './people.ts';

export type Workspace = WorkspaceSeed & {
  users: Map<string, SlackUser>;
  channels: Map<string, Channel>;
  /** By channel id, oldest first. */
  messages: Map<string, SlackMessage[]>;
  /** By user id: the stack of open modals, the topmost last. */
  modals: Map<string, ShownView[]>;
  homes: Map<string, ShownView>;
  files: Map<string, KeptFile>;
  botUser: SlackUser;
};

export type World = ReturnType<typeof createWorld>;

/** All that Slack would remember, with the small rules that need no request: ids, times, who is in which channel. */
export function createWorld(options: LocalSlackOptions) {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const workspaces = new Map<string, Workspace>();
  const byToken = new Map<string, Workspace>();
  const triggers = new Map<string, Trigger>();
  const responseUrls = new Map<string, ResponseUrl>();
  let clockOffset = 0;
  let lastMicros = 0;
  let serial = 0;

  const now = (): number => (options.now ?? Date.now)() + clockOffset;
  const nextId = (prefix: string): string => {
    serial += 1;
    return `${prefix}${serial.toString(36).toUpperCase().padStart(9, '0')}`;
  };
  /** Slack's message time: unique per server, growing. */
  const nextTs = (): string => {
    lastMicros = Math.max(now() * 1000, lastMicros + 1);
    const micros = Math.floor(lastMicros);
    return `${Math.floor(micros / 1_000_000)}.${(micros % 1_000_000).toString().padStart(6, '0')}`;
  };

  function addWorkspace(given: Partial<WorkspaceSeed> = {}, people: readonly PersonSeed[] = DEFAULT_PEOPLE): Workspace {
    const seed = { ...DEFAULT_WORKSPACE, ...given };
    const bot: PersonSeed = { id: seed.botUserId, handle: 'muster', realName: 'Muster', flags: { is_bot: true } };
    const workspace: Workspace = {
      ...seed,
      users: new Map(),
      channels: new Map(),
      messages: new Map(),
      modals: new Map(),
      homes: new Map(),
      files: new Map(),
      botUser: slackUser(bot, seed.teamId, Math.floor(now() / 1000)),
    };
    workspaces.set(seed.teamId, workspace);
    byToken.set(seed.botToken, workspace);
    byToken.set(seed.appToken, workspace);
    workspace.users.set(seed.botUserId, workspace.botUser);
    for (const person of people) addUser(person, seed.teamId);
    addChannel({ id: 'C0GENERAL', name: 'general', members: [...workspace.users.keys()] }, seed.teamId);
    return workspace;
  }

  const first = (): Workspace => {
    const [workspace] = workspaces.values();
    if (workspace === undefined) throw new Error('the local Slack has no workspace');
    return workspace;
  };
  const workspaceOf = (teamId?: string): Workspace => {
    const workspace = teamId === undefined ? first() : workspaces.get(teamId);
    if (workspace === undefined) throw new Error(`the local Slack has no workspace ${teamId}`);
    return workspace;
  };

  function addUser(person: PersonSeed, teamId?: string): SlackUser {
    const workspace = workspaceOf(teamId);
    const user = slackUser(person, workspace.teamId, Math.floor(now() / 1000));
    workspace.users.set(user.id, user);
    return user;
  }

  /** Changes fields of a user as a profile edit would; `profile` is merged. */
  function setUser(userId: string, change: Partial<SlackUser>, teamId?: string): SlackUser {
    const workspace = workspaceOf(teamId);
    const before = workspace.users.get(userId);
    if (before === undefined) throw new Error(`the local Slack has no user ${userId}`);
    const profile = { ...before.profile, ...change.profile };
    const updated = Math.max(before.updated + 1, Math.floor(now() / 1000));
    const after = { ...before, updated, ...change, profile };
    workspace.users.set(userId, after);
    return after;
  }

  function addChannel(given: Partial<Channel> & { name: string }, teamId?: string): Channel {
    const workspace = workspaceOf(teamId);
    const channel: Channel = {
      id: given.id ?? nextId('C'),
      name: given.name,
      kind: given.kind ?? 'channel',
      user: null,
      members: given.members ?? [workspace.botUserId],
      archived: given.archived ?? false,
    };
    workspace.channels.set(channel.id, channel);
    return channel;
  }

  function directMessage(workspace: Workspace, userId: string): Channel {
    const id = `D${workspace.teamId.slice(1)}${userId}`;
    const open = workspace.channels.get(id);
    if (open !== undefined) return open;
    const members = [userId, workspace.botUserId];
    const channel: Channel = { id, name: '', kind: 'im', user: userId, members, archived: false };
    workspace.channels.set(id, channel);
    return channel;
  }

  function newTrigger(userId: string, teamId?: string): string {
    const workspace = workspaceOf(teamId);
    const id = `${Math.floor(now())}.${nextId('')}.${randomBytes(16).toString('hex')}`;
    triggers.set(id, { id, teamId: workspace.teamId, userId, issuedAt: now(), used: false });
    return id;
  }

  addWorkspace(options.workspace, options.people);

  return {
    options,
    limits,
    workspaces,
    byToken,
    triggers,
    responseUrls,
    now,
    nextId,
    nextTs,
    addWorkspace,
    workspaceOf,
    addUser,
    setUser,
    addChannel,
    directMessage,
    newTrigger,
    /** Moves Slack's clock: triggers, response addresses and rates follow. */
    advanceClock(ms: number): void {
      clockOffset += ms;
    },
  };
}

export const randomHash = (now: number): string => `${Math.floor(now / 1000)}.${randomBytes(4).toString('hex')}`;
