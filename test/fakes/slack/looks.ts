import type { Journal } from './journal.ts';
import type { Channel, ShownView, SlackMessage } from './model.ts';
import type { World } from './world.ts';

export type DirectMessage = SlackMessage & { readonly to: string };

/** What a test may see of the local Slack: messages, modals, Home tabs, answers. All of it JSON. */
export function createLooks(world: World, journal: Journal) {
  const all = (): SlackMessage[] =>
    [...world.workspaces.values()].flatMap((workspace) => [...workspace.messages.values()].flat());
  const posted = () => all().filter((message) => message.bot && message.ephemeralFor === null);
  const channelOf = (message: SlackMessage): Channel | undefined =>
    world.workspaces.get(message.teamId)?.channels.get(message.channel);

  return {
    /** What the bot said to people alone, in the order of posting, deleted ones left out. */
    directMessages(userId?: string): DirectMessage[] {
      return posted().flatMap((message) => {
        const to = channelOf(message)?.user;
        if (to === null || to === undefined || message.deleted) return [];
        return userId === undefined || to === userId ? [{ ...message, to }] : [];
      });
    },
    /** Everything in a channel, oldest first, with what only some people see. */
    messages: (channelId: string): SlackMessage[] => all().filter((message) => message.channel === channelId),
    /** What only this person sees, answers to commands included. */
    ephemerals: (userId: string): SlackMessage[] => all().filter((message) => message.ephemeralFor === userId),
    messageByKey: (key: string): SlackMessage | null => posted().find((message) => message.key === key) ?? null,
    /** Keys that were posted more than once, each with its number of posts. */
    duplicates(): Record<string, number> {
      const times = new Map<string, number>();
      for (const { key, teamId } of posted()) {
        if (key !== null) times.set(`${teamId} ${key}`, (times.get(`${teamId} ${key}`) ?? 0) + 1);
      }
      return Object.fromEntries([...times].filter(([, count]) => count > 1));
    },
    /** Every key ever posted with its number of posts. */
    keys(): Record<string, number> {
      const times: Record<string, number> = {};
      for (const { key } of posted()) if (key !== null) times[key] = (times[key] ?? 0) + 1;
      return times;
    },
    home: (userId: string, teamId?: string): ShownView | null => world.workspaceOf(teamId).homes.get(userId) ?? null,
    /** The person's stack of modals, the topmost last. */
    openModals: (userId: string, teamId?: string): ShownView[] => world.workspaceOf(teamId).modals.get(userId) ?? [],
    responses: (url: string): Record<string, unknown>[] => world.responseUrls.get(url)?.responses ?? [],
    calls: (method?: string) => journal.calls.filter((call) => method === undefined || call.method === method),
    counts: () => journal.counts(),
    violations: () => journal.violations,
    users: (teamId?: string) => [...world.workspaceOf(teamId).users.values()],
    channels: (teamId?: string) => [...world.workspaceOf(teamId).channels.values()],
  };
}
