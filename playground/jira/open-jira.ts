import { join } from 'node:path';
import { type LocalJira as JiraServer, startLocalJira } from '../../test/fakes/jira/local-jira.ts';
import type { Told, World } from '../../test/fakes/jira/world.ts';
import { people } from '../company.ts';
import { openDeedJournal } from '../deed-journal.ts';
import { done, type Result } from '../deeds/result.ts';
import { openKeys } from '../github/keys.ts';
import type { Muster } from '../muster/send.ts';
import type { Changes } from '../slack/changes.ts';
import { type JiraAct, type JiraDeed, MUSTER, STATUS_NAMES } from './deed.ts';
import { createJiraDeliveries, type JiraDeliveries } from './deliveries.ts';
import { happen, idOf } from './happen.ts';
import type { JiraDelivery } from './jira-journal.ts';
import { JIRA_EMAIL, JIRA_PROJECT, JIRA_SITE } from './project.ts';

export type LocalJira = {
  /** Where it is reached, without a closing slash. */
  readonly origin: string;
  /** What Muster shows to be let in; the same after every restart. */
  readonly token: string;
  /** What webhooks are signed with from now on; before, none are sent. */
  setSecret(secret: string): void;
  /** True when Muster was told all it needs. */
  isConnected(): boolean;
  readonly world: World;
  readonly deliveries: JiraDeliveries;
  /** Does something as somebody. Muster learns of it by Jira's webhooks alone. */
  act(as: string, act: JiraAct): Promise<Result>;
  /** What happened before anybody looked; Muster hears nothing of it. Does nothing where something happened already. */
  tellPast(deeds: readonly JiraDeed[]): void;
  close(): Promise<void>;
};

type Needs = {
  /** Where the playground keeps its own files. */
  readonly folder: string;
  readonly muster: Muster;
  readonly changes: Changes;
  readonly now: () => Date;
};

/** The company's Jira: the strict site tests use, which lives on over restarts and tells Muster what happens. */
export async function openJira({ folder, muster, changes, now }: Needs): Promise<LocalJira> {
  const keys = openKeys(join(folder, 'jira-keys.json'), 'ATATT3x');
  const journal = openDeedJournal<JiraDeed, JiraDelivery>(join(folder, 'jira.jsonl'));
  // What happened earlier happens again at its own time.
  let past: number | null = null;
  const server = await startLocalJira({
    ...{
      edition: 'cloud',
      site: JIRA_SITE,
      projects: [JIRA_PROJECT.key],
      names: { [JIRA_PROJECT.key]: JIRA_PROJECT.name },
    },
    ...{ account: { email: JIRA_EMAIL, token: keys.token }, now: () => past ?? now().getTime() },
    people: people.map(({ name, handle }) => ({ name, email: `${handle}@tidewater.example` })),
  });
  const { world } = server;
  const live = (deeds: readonly JiraDeed[]): void => {
    for (const deed of deeds) {
      past = Date.parse(deed.at);
      happen(world, deed);
    }
    past = null;
  };
  live(journal.deeds);
  const onChange = (): void => changes.announce({ kind: 'jira' });
  const secret = (): string | null => (keys.isConnected() ? keys.secret() : null);
  const deliveries = createJiraDeliveries({ world, muster, secret, journal, site: JIRA_SITE, onChange });
  world.listeners.push((told) => {
    if (past !== null) return;
    const own = ownMove(told);
    if (own !== null) journal.write({ op: 'deed', ...own });
    deliveries.send(told);
    onChange();
  });
  let hasPast = journal.deeds.length > 0;
  return {
    ...{ origin: server.url, token: keys.token, isConnected: keys.isConnected, world, deliveries },
    setSecret(given) {
      keys.setSecret(given);
      keys.keepConnected();
    },
    async act(as, act) {
      if (world.find(act.issue) === null) return { notice: `There is no ${act.issue}.` };
      const deed = { ...act, by: as, at: now().toISOString() };
      journal.write({ op: 'deed', ...deed });
      happen(world, deed);
      return keys.isConnected() ? deliveries.settled() : done;
    },
    tellPast(deeds) {
      if (hasPast) return;
      hasPast = true;
      journal.write(...deeds.map((deed) => ({ op: 'deed' as const, ...deed })));
      live(deeds);
      onChange();
    },
    close: () => close(server, journal.close),
  };
}

/** What Muster moved by its account is kept like what people do. */
function ownMove(told: Told): JiraDeed | null {
  if (told.event !== 'jira:issue_updated' || idOf(told.by.name) !== MUSTER) return null;
  const to = STATUS_NAMES.find((name) => name === told.issue.status.name);
  const isMove = told.entry.items.some(({ field }) => field === 'status');
  if (!isMove || to === undefined) return null;
  return { kind: 'move', issue: told.issue.key, to, by: MUSTER, at: new Date(told.entry.at).toISOString() };
}

async function close(server: JiraServer, closeJournal: () => void): Promise<void> {
  await server.close();
  closeJournal();
}
