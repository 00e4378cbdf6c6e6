import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openWorldClock, type WorldClock } from './clock/world-clock.ts';
import { createDeeds, type Deeds } from './deeds/create-deeds.ts';
import { freePort } from './free-port.ts';
import { type LocalGitHub, openGitHub } from './github/open-github.ts';
import { type Inspected, inspect } from './inspect/inspect.ts';
import { openMusterRecords } from './inspect/muster-records.ts';
import { openSentRequests } from './inspect/sent-requests.ts';
import { type LocalJira, openJira } from './jira/open-jira.ts';
import { type Manifest, readManifest } from './muster/read-manifest.ts';
import type { Muster } from './muster/send.ts';
import { type Changes, createChanges } from './slack/changes.ts';
import { type LocalSlack, openSlack } from './slack/open-slack.ts';
import type { Inspection } from './web/contract.ts';

/** The local Slack, GitHub and Jira with their people and their clock; Muster's own process is not part of it. */
export type World = {
  readonly clock: WorldClock;
  readonly slack: LocalSlack;
  readonly github: LocalGitHub;
  readonly jira: LocalJira;
  readonly deeds: Deeds;
  readonly changes: Changes;
  readonly manifest: Manifest;
  readonly muster: Muster & { readonly port: number; readonly botToken: string };
  inspect(at: Inspected): Promise<Inspection | null>;
  close(): Promise<void>;
};

type Needs = {
  readonly dataDir: string;
  /** Of Muster's database; empty for the embedded one. */
  readonly databaseUrl: string;
  /** The first instant of a world that is new. */
  readonly beginsAt: Date;
  /** Of the playground's page, with a closing slash. */
  readonly pageAddress: () => string;
};

export async function openWorld({ dataDir, databaseUrl, beginsAt, pageAddress }: Needs): Promise<World> {
  const folder = join(dataDir, 'playground');
  const changes = createChanges();
  const clock = openWorldClock({
    path: join(folder, 'clock.json'),
    // Words of an earlier version's world: it was never anywhere but at this machine's now.
    beginsAt: existsSync(join(folder, 'slack.jsonl')) ? new Date() : beginsAt,
    onChange: () => changes.announce({ kind: 'clock' }),
  });
  const botToken = `xoxb-playground-${randomHex(12)}`;
  const slack = await openSlack({ folder, botToken, changes, now: clock.now });
  const requests = openSentRequests(join(folder, 'requests.jsonl'));
  const records = openMusterRecords({ dataDir, databaseUrl });
  const port = await freePort();
  const muster = {
    ...{ port, botToken, origin: `http://127.0.0.1:${port}`, signingSecret: randomHex(16) },
    ...{ now: clock.now, onSent: requests.keep },
  };
  const manifest = readManifest();
  const github = await openGitHub({
    ...{ folder, muster, requests, changes, now: clock.now, beganAt: clock.beganAt },
    pageAddress,
  });
  const jira = await openJira({ folder, muster, changes, now: clock.now });
  return {
    ...{ clock, slack, github, jira, changes, manifest, muster },
    deeds: createDeeds({ slack, muster, readOnlyMessages: manifest.readOnlyMessages }),
    inspect: (at) => inspect({ slack, requests, records }, at),
    async close() {
      clock.close();
      await Promise.all([slack.close(), github.close(), jira.close(), records.close()]);
      requests.close();
    },
  };
}

const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');
