import { people } from '../company.ts';
import type { LocalGitHub } from '../github/open-github.ts';
import { showGitHub } from '../github/show-github.ts';
import type { Inspected } from '../inspect/inspect.ts';
import type { LocalJira } from '../jira/open-jira.ts';
import { showJira } from '../jira/show-jira.ts';
import { countUnread } from '../slack/count-unread.ts';
import type { LocalSlack } from '../slack/open-slack.ts';
import { roomsOf } from '../slack/rooms.ts';
import type { ClockLogEntry, Inspection } from './contract.ts';
import { describeThread, describeThreads } from './describe-threads.ts';
import { describeTimeline } from './describe-timeline.ts';
import { describeWorld, type WorldNeeds } from './describe-world.ts';

export type LookNeeds = WorldNeeds & {
  readonly slack: LocalSlack;
  readonly github: LocalGitHub;
  readonly jira: LocalJira;
  readonly clockLog: () => readonly ClockLogEntry[];
  readonly inspect: (at: Inspected) => Promise<Inspection | null>;
};

/** Answers what the page asks with GET; null for what there isn't. */
export async function look(needs: LookNeeds, verb: string, query: URLSearchParams): Promise<unknown> {
  switch (verb) {
    case 'world':
      return describeWorld(needs);
    case 'clock':
      return needs.clock.state();
    case 'clock-log':
      return needs.clockLog();
    default: {
      const personId = query.get('as') ?? '';
      return isPerson(personId) ? lookAs(needs, personId, { verb, query }) : null;
    }
  }
}

export const isPerson = (id: unknown): boolean => people.some((person) => person.id === id);

type Asked = { readonly verb: string; readonly query: URLSearchParams };

async function lookAs(needs: LookNeeds, personId: string, { verb, query }: Asked): Promise<unknown> {
  const { slack, musterState } = needs;
  switch (verb) {
    case 'modals':
      return musterState().kind === 'starting' ? [] : slack.views.modals(personId);
    case 'home':
      return { view: slack.views.home(personId) };
    case 'threads':
      return describeThreads(slack, personId);
    case 'unread':
      return countUnread(slack, personId);
    case 'github':
      return showGitHub(needs.github);
    case 'jira':
      return showJira(needs.jira);
    case 'delivery':
      return needs.github.deliveries.look(Number(query.get('id')));
    default:
      return lookInto(needs, personId, { verb, query });
  }
}

/** Into one conversation, which this person must be in. */
async function lookInto(needs: LookNeeds, personId: string, { verb, query }: Asked): Promise<unknown> {
  const { slack, inspect } = needs;
  const channelId = query.get('channel') ?? '';
  const ts = query.get('ts') ?? '';
  if (!roomsOf(personId).some(({ id }) => id === channelId)) return null;
  switch (verb) {
    case 'timeline': {
      const stretch = { before: query.get('before'), limit: Number(query.get('limit') ?? 0) };
      return describeTimeline(slack, { personId, channelId, ...stretch });
    }
    case 'thread':
      return describeThread(slack, { personId, channelId, ts });
    case 'inspect':
      return inspect({ personId, channelId, ts });
    default:
      return null;
  }
}
