import { setTimeout as pause } from 'node:timers/promises';
import { eventPayload } from '../../test/fakes/slack/payloads.ts';
import { json } from '../../test/fakes/slack/requests.ts';
import type { Team } from '../../test/torture/stage/workspaces.ts';
import { latencyOf } from '../load/percentiles.ts';
import type { Latency } from '../load/plan.ts';
import { openWire } from '../load/wire.ts';

export type Flood = {
  readonly sent: number;
  readonly acknowledged: number;
  /** Anything but 200, with how often. */
  readonly otherwise: ReadonlyMap<string, number>;
  readonly latency: Latency;
  /** By person: the name of their last change that was acknowledged. */
  readonly lastNames: ReadonlyMap<string, string>;
};

type Plan = {
  readonly port: number;
  readonly secret: string;
  readonly team: Team;
  readonly perSecond: number;
  readonly seconds: number;
};

/** Signed events of one team, evenly spaced: people who change their names, and every fifth time somebody opens Home. */
export async function sendFlood({ port, secret, team, perSecond, seconds }: Plan): Promise<Flood> {
  const wire = openWire({ port, most: 200 });
  const total = perSecond * seconds;
  const otherwise = new Map<string, number>();
  const lastNames = new Map<string, string>();
  const latencies: number[] = [];
  const origin = performance.now();
  const startedAt = Math.floor(Date.now() / 1000);
  let open = 0;
  const send = (n: number, intended: number) => {
    const userId = team.users[n % team.users.length] ?? '';
    const name = n % HOME_EVERY === 0 ? null : `Name ${n}`;
    const event = name === null ? homeOpened(userId) : nameChanged({ team, userId, name, at: startedAt + n });
    open += 1;
    wire.send(requestOf(port, secret, { teamId: team.teamId, userId, event, n }), (answer) => {
      open -= 1;
      const words = answer === null ? 'the connection broke' : String(answer.status);
      if (words !== '200') return void otherwise.set(words, (otherwise.get(words) ?? 0) + 1);
      latencies.push(performance.now() - intended);
      if (name !== null) lastNames.set(userId, name);
    });
  };
  for (let n = 0; n < total; ) {
    for (; n < total && origin + (n * 1000) / perSecond <= performance.now(); n += 1)
      send(n, origin + (n * 1000) / perSecond);
    await pause(2);
  }
  while (open > 0) await pause(5);
  wire.close();
  return { sent: total, acknowledged: latencies.length, otherwise, latency: latencyOf(latencies), lastNames };
}

const HOME_EVERY = 5;

type Event = Readonly<Record<string, unknown>>;

const homeOpened = (user: string): Event => ({ type: 'app_home_opened', user, tab: 'home', channel: 'D0FLOOD' });

/** @param at seconds; Muster believes the latest, so each change has its own */
function nameChanged({ team, userId, name, at }: { team: Team; userId: string; name: string; at: number }): Event {
  const flags = [
    'deleted',
    'is_admin',
    'is_owner',
    'is_primary_owner',
    'is_restricted',
    'is_ultra_restricted',
    'is_bot',
  ];
  return {
    type: 'user_change',
    user: {
      ...Object.fromEntries(flags.map((flag) => [flag, false])),
      ...{ id: userId, team_id: team.teamId, name: userId.toLowerCase(), real_name: name, updated: at },
      ...{ tz: 'Europe/Berlin', locale: 'en-US', profile: { real_name: name, display_name: name } },
    },
  };
}

function requestOf(
  port: number,
  secret: string,
  { teamId, userId, event, n }: { teamId: string; userId: string; event: Event; n: number },
): Buffer {
  const payload = eventPayload({ event, eventId: `EvFLOOD${n}` }, { teamId, userId });
  const { headers, body } = json({ secret }, payload);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines.join('')}Content-Length: ${length}\r\n\r\n${body}`,
  );
}
