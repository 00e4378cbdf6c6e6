import { slashCommandPayload } from '../../test/fakes/slack/payloads.ts';
import { sign } from '../../test/fakes/slack/requests.ts';
import type { Team } from '../../test/torture/stage/workspaces.ts';

export type Making = {
  readonly secret: string;
  readonly port: number;
  readonly teams: readonly Team[];
  /** Slack's time of sending, in seconds since 1970. */
  readonly at: number;
};

/** The `n`-th `/task` command as it goes over the wire, unlike any other, the teams in turn. */
export function makeCommand(n: number, { secret, port, teams, at }: Making): Buffer {
  const team = teams[n % teams.length];
  if (team === undefined) throw new Error('no team');
  const turn = Math.floor(n / teams.length);
  const creator = pick(team.users, turn);
  const responsible = pick(team.users, turn + 1 + (turn % 3));
  const text = `Fix the login page number ${n} <@${responsible}|ana> friday 3p !high`;
  const fields = slashCommandPayload({ command: '/task', text }, { teamId: team.teamId, userId: creator });
  const body = new URLSearchParams(fields).toString();
  return Buffer.from(
    `POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\n` +
      `Accept: */*\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Slack-Request-Timestamp: ${at}\r\n` +
      `X-Slack-Signature: ${sign(secret, body, at)}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
}

function pick(users: readonly string[], n: number): string {
  return users[n % users.length] ?? '';
}
