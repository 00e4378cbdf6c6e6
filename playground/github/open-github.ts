import { join } from 'node:path';
import { repositories } from '../company.ts';
import { openDeedJournal } from '../deed-journal.ts';
import { closeServer, listen } from '../free-port.ts';
import type { SentRequests } from '../inspect/sent-requests.ts';
import type { Muster } from '../muster/send.ts';
import type { Changes } from '../slack/changes.ts';
import { type ActOnGitHub, createActOnGitHub } from './act-on-github.ts';
import { createCopilot } from './copilot/copilot.ts';
import type { GitDeed } from './deed.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { openEmulator } from './emulator.ts';
import type { KeptDelivery } from './git-journal.ts';
import { keepGitPast, readGitPast } from './git-past.ts';
import { createGitWorld, type GitWorld } from './git-world.ts';
import { createHooks } from './hooks.ts';
import { createDescribe } from './json/describe.ts';
import { openKeys } from './keys.ts';
import { instantOf } from './model.ts';
import { createRest } from './rest.ts';
import { createGitHubServer } from './serve.ts';

export type LocalGitHub = {
  /** Without a closing slash: what people see lies below it. */
  readonly origin: string;
  /** Of the REST API, with a closing slash. */
  readonly apiUrl: string;
  /** What Muster shows to be let in; the same after every restart, as Muster keeps it. */
  readonly token: string;
  /** What webhooks are signed with from now on. */
  setSecret(secret: string): void;
  /** True when Muster was told all it needs. */
  isConnected(): boolean;
  keepConnected(): void;
  readonly world: GitWorld;
  readonly deliveries: Deliveries;
  readonly act: ActOnGitHub;
  /** What was done before anybody looked; Muster hears nothing of it. Does nothing where something was done already. */
  tellPast(deeds: readonly GitDeed[]): void;
  close(): Promise<void>;
};

type Needs = {
  /** Where the playground keeps its own files. */
  readonly folder: string;
  readonly muster: Muster;
  readonly requests: SentRequests;
  readonly changes: Changes;
  readonly now: () => Date;
  readonly beganAt: Date;
  /** Of the playground's page, with a closing slash: people see a pull request there. */
  readonly pageAddress: () => string;
};

/** The company's GitHub: our layer, with `emulate` for what it leaves out. */
export async function openGitHub(needs: Needs): Promise<LocalGitHub> {
  const { folder, muster, requests, changes, now, beganAt, pageAddress } = needs;
  const keys = openKeys(join(folder, 'github-keys.json'));
  const { token } = keys;
  const journal = openDeedJournal<GitDeed, KeptDelivery>(join(folder, 'github.jsonl'));
  const world = createGitWorld(instantOf(beganAt));
  const pastPath = join(folder, 'github-past.json');
  for (const deed of [...readGitPast(pastPath), ...journal.deeds]) world.happen(deed);
  const onChange = () => changes.announce({ kind: 'github' });
  const deliveries = createDeliveries({ muster, secret: keys.secret, journal, requests, onChange });
  let origin = '';
  const opened = openEmulator().then((emulator) => {
    const describe = createDescribe(emulator, { origin, beganAt: instantOf(beganAt) });
    const hooks = createHooks(deliveries, `${muster.origin}/webhooks/github`);
    const copilot = createCopilot({ describe, origin, now });
    const rest = createRest({ world, describe, copilot });
    return { emulator, describe, hooks, copilot, rest, graphql: { world, describe } };
  });
  // Whoever asks hears of it.
  opened.catch(() => {});
  const server = createGitHubServer({ token, opened, pageAddress, origin: () => origin });
  origin = `http://127.0.0.1:${await listen(server, 0)}`;
  const act = createActOnGitHub({
    ...{ world, journal, deliveries, onChange, now: () => instantOf(now()) },
    describe: () => opened.then(({ describe }) => describe),
  });
  return {
    ...{ origin, apiUrl: `${origin}/api/v3/`, token, world, deliveries, act },
    ...{ setSecret: keys.setSecret, isConnected: keys.isConnected, keepConnected: keys.keepConnected },
    tellPast(deeds) {
      if (journal.deeds.length > 0 || repositories.some(({ fullName }) => world.pulls(fullName).length > 0)) return;
      keepGitPast(pastPath, deeds);
      for (const deed of deeds) world.happen(deed);
      onChange();
    },
    async close() {
      await closeServer(server);
      await opened.then(({ emulator }) => emulator.close()).catch(() => {});
      journal.close();
    },
  };
}
