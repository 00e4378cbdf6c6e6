import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRandom } from '../../../src/adapters/system/random.ts';
import type { HomeView, Message, ModalView } from '../../../src/kit/blocks/index.ts';
import type { PersonId, SlackTeamId, SlackUserId } from '../../../src/kit/ids.ts';
import { createMetrics } from '../../../src/platform/metrics-prometheus.ts';
import { createSlackPlatform, type SlackPlatformConfig } from '../../../src/platform/slack/create-slack-platform.ts';
import type { OpenStore } from '../../../src/platform/store/open-store.ts';
import type { PeopleDirectory, Refusal } from '../../../src/ports/inbound/people.ts';
import type { HomeSection, SlackListeners } from '../../../src/ports/inbound/slack.ts';
import { SlackCallError, type SlackFailure, type SlackIdentity } from '../../../src/ports/outbound/slack.ts';
import type { Clock } from '../../../src/ports/outbound/system.ts';
import type { SlackRequest } from '../../fakes/slack/requests.ts';
import { WORKSPACE } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';

export const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
export const TEAM = 'T0MUSTER';
export const IDENTITY: SlackIdentity = {
  teamId: TEAM as SlackTeamId,
  enterpriseId: null,
  teamName: 'Harbour',
  botUserId: 'U0MUSTER' as SlackUserId,
  botId: 'B0MUSTER',
  url: 'https://harbour.slack.com/',
};

export type ViewCall = { readonly how: 'open' | 'push' | 'update'; readonly at: string; readonly view: ModalView };

export type RigOptions = {
  readonly listeners?: readonly SlackListeners[];
  readonly homeSections?: readonly HomeSection[];
  readonly config?: Partial<SlackPlatformConfig>;
  readonly clock?: Clock;
  /** False starts with an empty table, so that nothing is served before `identify` has answered. */
  readonly known?: boolean;
  readonly identify?: () => Promise<SlackIdentity>;
  readonly refused?: Readonly<Record<string, Refusal>>;
  readonly onConnected?: (workspaceId: string) => void;
  readonly findActor?: PeopleDirectory['findActor'];
  /** Slack takes no view with a file in it. */
  readonly refusesFiles?: boolean;
};

/** The platform behind a real HTTP server, with what it asks of the outside written down. */
export async function openRig(store: OpenStore, options: RigOptions = {}) {
  const calls: ViewCall[] = [];
  const homes: { userId: string; view: HomeView }[] = [];
  const answers: { url: string; message: Message; replace: boolean }[] = [];
  const order: string[] = [];
  const refusedFiles: string[] = [];
  const trouble: { views: SlackFailure | null } = { views: null };
  const note = (how: ViewCall['how']) => async (_workspace: string, at: string, view: ModalView) => {
    order.push(`views.${how}`);
    if (trouble.views !== null) throw new SlackCallError(`views.${how}`, trouble.views);
    calls.push({ how, at, view });
    return `V${calls.length}`;
  };
  if (options.known ?? true) await addWorkspace(store);
  const metrics = createMetrics();
  const platform = createSlackPlatform({
    config: { signingSecrets: [SECRET], appToken: null, apiUrl: 'http://127.0.0.1:1/api/', ...options.config },
    store,
    listeners: options.listeners ?? [],
    homeSections: options.homeSections ?? [],
    people: peopleOf(options, order),
    auth: { identify: options.identify ?? (async () => IDENTITY) },
    views: {
      open: note('open'),
      push: note('push'),
      update: async (workspace, at, view) => void (await note('update')(workspace, at, view)),
      async publishHome(_workspace, userId, view) {
        if (options.refusesFiles === true && JSON.stringify(view).includes('slack_file'))
          throw new SlackCallError('views.publish', { kind: 'permanent', code: 'invalid_blocks', scope: 'message' });
        homes.push({ userId, view });
      },
    },
    charts: { refused: async (_workspace, fileIds) => void refusedFiles.push(...fileIds) },
    responder: {
      async respond(url, { message, replace }) {
        answers.push({ url, message, replace });
      },
    },
    clock: options.clock ?? { now: () => new Date() },
    random: createRandom(),
    log: silentLog,
    metrics,
    ...(options.onConnected !== undefined && { onConnected: options.onConnected }),
  });
  const server = createServer((req, res) => void platform.handler(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await platform.start();
  const { port } = server.address() as AddressInfo;
  return {
    platform,
    port,
    calls,
    homes,
    answers,
    refusedFiles,
    order,
    trouble,
    metrics,
    send: (request: SlackRequest) => send(port, request),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await platform.stop();
    },
  };
}

export type Rig = Awaited<ReturnType<typeof openRig>>;

/** Posts a request and reads the whole answer; `body` is what was in the JSON, null when empty. */
async function send(port: number, request: SlackRequest) {
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', ...request });
  const text = await response.text();
  const json = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, text, body: json ? JSON.parse(text) : null, headers: response.headers };
}

export async function addWorkspace(store: OpenStore, teamId: string = TEAM, id: string = WORKSPACE): Promise<void> {
  await store.sql`
    insert into workspaces (id, slack_team_id, name, bot_user_id, bot_id, url, connected_at)
    values (${id}, ${teamId}, 'Harbour', 'U0MUSTER', 'B0MUSTER', 'https://harbour.slack.com/', now())
    -- The platform of the test before may have connected the same workspace a moment after the tables were emptied.
    on conflict (slack_team_id) do update set id = excluded.id`;
}

function peopleOf(options: RigOptions, order: string[]): PeopleDirectory {
  return {
    async findActor(workspaceId, slackUserId) {
      order.push('people');
      if (options.findActor !== undefined) return options.findActor(workspaceId, slackUserId);
      if (slackUserId === 'U0NOBODY') return { kind: 'unknown' };
      const reason = options.refused?.[slackUserId];
      if (reason !== undefined) return { kind: 'refused', reason };
      return {
        kind: 'member',
        member: {
          personId: '0190a000-0000-7000-8000-0000000000aa' as PersonId,
          slackUserId,
          name: 'Ana',
          role: 'developer',
          timeZone: 'Europe/Berlin',
          locale: 'en-US',
        },
      };
    },
    findRecipient: async () => null,
    saveDmChannel: async () => {},
  };
}
