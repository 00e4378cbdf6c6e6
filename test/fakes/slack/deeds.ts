import type { Fault, Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { Limiter } from './limiter.ts';
import { remember } from './methods/chat.ts';
import type { Around } from './methods/method.ts';
import { applySubmissionAnswer } from './methods/views.ts';
import type { Channel, SlackMessage, SlackUser } from './model.ts';
import type { WorkspaceSeed } from './options.ts';
import type { PersonSeed } from './people.ts';
import { type Clicked, newResponseUrl } from './response-urls.ts';
import type { World } from './world.ts';

export type Rooms = {
  readonly world: World;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly limiter: Limiter;
  readonly aroundOf: (teamId: string) => Around;
};

/** What a test may do to the local Slack. Arguments and results are JSON, functions in faults excepted. */
export function createDeeds({ world, journal, faults, limiter, aroundOf }: Rooms) {
  const around = (teamId?: string): Around => aroundOf(world.workspaceOf(teamId).teamId);
  return {
    /** @returns an id for `removeFault` and `faultStruck` */
    addFault: (fault: Fault): number => faults.add(fault),
    removeFault: (id: number): void => faults.remove(id),
    clearFaults: (): void => faults.clear(),
    faultStruck: (id: number): number => faults.struck(id),

    addWorkspace(seed: Partial<WorkspaceSeed>, people?: readonly PersonSeed[]): WorkspaceSeed {
      const { teamId, name, domain, botToken, appToken, botUserId, botId, appId, enterpriseId } = world.addWorkspace(
        seed,
        people,
      );
      return { teamId, name, domain, botToken, appToken, botUserId, botId, appId, enterpriseId };
    },
    addUser: (person: PersonSeed, teamId?: string): SlackUser => world.addUser(person, teamId),
    setUser: (userId: string, change: Partial<SlackUser>, teamId?: string): SlackUser =>
      world.setUser(userId, change, teamId),
    addChannel: (channel: Partial<Channel> & { name: string }, teamId?: string): Channel =>
      world.addChannel(channel, teamId),
    setChannel(
      channelId: string,
      change: Partial<Pick<Channel, 'archived' | 'members' | 'name'>>,
      teamId?: string,
    ): Channel {
      const channel = world.workspaceOf(teamId).channels.get(channelId);
      if (channel === undefined) throw new Error(`the local Slack has no channel ${channelId}`);
      return Object.assign(channel, change);
    },

    /** A fresh trigger of this person, good for one modal within three seconds. */
    newTrigger: (userId: string, teamId?: string): string => world.newTrigger(userId, teamId),
    newResponseUrl: (clicked: Clicked): string => newResponseUrl(world, around().origin, clicked),
    /** The direct channel between the bot and this person, opened when need be. */
    directChannel: (userId: string, teamId?: string): string =>
      world.directMessage(world.workspaceOf(teamId), userId).id,
    /** A message typed by a person. */
    say(channelId: string, userId: string, text: string, teamId?: string): SlackMessage {
      const { workspace } = around(teamId);
      const message: SlackMessage = {
        teamId: workspace.teamId,
        channel: channelId,
        ts: world.nextTs(),
        user: userId,
        bot: false,
        text,
        blocks: [],
        metadata: null,
        key: null,
        threadTs: null,
        ephemeralFor: null,
        edits: [],
        deleted: false,
      };
      remember({ workspace }, message);
      return message;
    },
    /** Takes a message away behind the bot's back. */
    deleteMessage(channelId: string, ts: string, teamId?: string): void {
      const found = world
        .workspaceOf(teamId)
        .messages.get(channelId)
        ?.find((one) => one.ts === ts);
      if (found !== undefined) found.deleted = true;
    },
    /** Does to the modals what Slack does with the body of an acknowledged submission. */
    applySubmissionAnswer: (viewId: string, body: unknown, teamId?: string) =>
      applySubmissionAnswer(around(teamId), viewId, body),
    /** The person closes the topmost modal. */
    closeModal(userId: string, teamId?: string): void {
      const { modals } = world.workspaceOf(teamId);
      modals.set(userId, (modals.get(userId) ?? []).slice(0, -1));
    },
    /** Moves Slack's clock. */
    advanceClock: (ms: number): void => world.advanceClock(ms),
    /** Forgets calls, violations and the rates used up; messages stay. */
    clearJournal(): void {
      journal.clear();
      limiter.reset();
    },
  };
}
