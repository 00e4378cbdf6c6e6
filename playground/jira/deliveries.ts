import { hookJson } from '../../test/fakes/jira/json.ts';
import type { Told, World } from '../../test/fakes/jira/world.ts';
import { done, type Result, resultOf } from '../deeds/result.ts';
import { type Muster, sendSigned } from '../muster/send.ts';
import { signAsJira } from '../muster/sign.ts';
import type { JiraDelivery, JiraJournal } from './jira-journal.ts';

/** The webhooks of an admin of Jira, who set Muster's address and secret. */
export type JiraDeliveries = {
  /** Sends one after those before it. Nothing where no secret is set. */
  send(told: Told): void;
  /** Resolves when all that went out was answered. @returns how the first of them ended that didn't end well */
  settled(): Promise<Result>;
  /** Newest first. */
  list(): readonly JiraDelivery[];
};

type Needs = {
  readonly world: World;
  readonly muster: Muster;
  readonly secret: () => string | null;
  readonly journal: JiraJournal;
  /** How the site speaks of itself. */
  readonly site: string;
  readonly onChange: () => void;
};

const PATH = '/webhooks/jira';

export function createJiraDeliveries({ world, muster, secret, journal, site, onChange }: Needs): JiraDeliveries {
  const kept: JiraDelivery[] = [...journal.deliveries];
  let last: Promise<void> = Promise.resolve();
  let ended: Result = done;
  const deliver = async (told: Told, body: string, key: string): Promise<void> => {
    const at = muster.now();
    const id = (kept.at(-1)?.id ?? 0) + 1;
    const what = `${told.event.replace('jira:', '')} ${'issue' in told ? told.issue.key : told.sprint.name}`;
    const headers = {
      ...{ 'content-type': 'application/json; charset=UTF-8', 'user-agent': 'Atlassian Webhook HTTP Client' },
      ...{ 'x-atlassian-webhook-identifier': `local-${world.lastAt()}-${id}`, 'x-atlassian-webhook-flow': 'Primary' },
      ...signAsJira(key, body),
    };
    const by = 'by' in told ? told.by.name : 'Jira';
    const described = { what: `webhook ${what}`, by, body: JSON.parse(body) as unknown };
    const outcome = await sendSigned(muster, { at, path: PATH, headers, body, described });
    const status = outcome.kind === 'accepted' || outcome.kind === 'refused' ? outcome.status : null;
    const delivery = { id, at: at.toISOString(), what, status };
    kept.push(delivery);
    journal.write({ op: 'delivery', ...delivery });
    if (ended.notice === null) ended = resultOf(outcome);
    onChange();
  };
  return {
    send(told) {
      const key = secret();
      if (key === null) return;
      // As things stand now: what follows must not change what is told.
      const body = JSON.stringify(hookJson(told, world.lastAt(), { site, edition: world.edition }));
      last = last.then(() => deliver(told, body, key)).catch(() => {});
    },
    async settled() {
      await last;
      const result = ended;
      ended = done;
      return result;
    },
    list: () => kept.toReversed(),
  };
}
