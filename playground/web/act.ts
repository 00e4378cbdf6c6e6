import { moveFor } from '../clock/move-for.ts';
import type { WorldClock } from '../clock/world-clock.ts';
import type { Deeds } from '../deeds/create-deeds.ts';
import { personOf, type StateValues } from '../deeds/payloads.ts';
import { done, type Result } from '../deeds/result.ts';
import type { Place, UsedControl } from '../deeds/use-control.ts';
import type { LocalGitHub } from '../github/open-github.ts';
import { readAct } from '../github/read-act.ts';
import type { LocalJira } from '../jira/open-jira.ts';
import { readJiraAct } from '../jira/read-act.ts';
import type { MusterState } from '../muster/start-muster.ts';
import type { LocalSlack } from '../slack/open-slack.ts';
import type { ClockTarget } from './contract.ts';

export type ActNeeds = {
  readonly deeds: Deeds;
  readonly slack: LocalSlack;
  readonly github: LocalGitHub;
  readonly jira: LocalJira;
  readonly clock: WorldClock;
  readonly musterState: () => MusterState;
};

/** What the page sends with POST; which fields are there depends on the verb. */
export type Deed = {
  readonly as: string;
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly text: string;
  readonly place: Place;
  readonly control: UsedControl;
  readonly viewId: string;
  readonly values: StateValues;
  readonly callbackId: string;
  readonly to?: ClockTarget;
  readonly act?: unknown;
};

const NOT_YET: Result = {
  notice: 'The company is not there yet. You can look around; in a moment you can act as well.',
};

/** Does what somebody asked for on the page; null for what there isn't. */
export async function act(needs: ActNeeds, verb: string, deed: Deed): Promise<Result | null> {
  const { slack, clock, musterState } = needs;
  const { as: personId, channelId, ts, threadTs } = deed;
  switch (verb) {
    case 'read':
      if (!/^\d+\.\d{6}$/.test(ts)) return null;
      slack.reads.mark({ personId, channelId, ts, ...(threadTs !== undefined && { threadTs }) });
      return done;
    case 'clock':
      return moveFor(clock, {
        ...{ target: deed.to, zone: personOf(personId).timeZone },
        hindrance: musterState().kind === 'ready' ? null : 'Muster is not running yet. Try again in a moment.',
      });
    default:
      // Before Muster answers nobody would hear it; while the past is lived through it would be out of order.
      if (musterState().kind === 'starting') return NOT_YET;
      return clock.during(() => actThere(needs, verb, deed));
  }
}

function actThere(needs: ActNeeds, verb: string, deed: Deed): Promise<Result | null> {
  switch (verb) {
    case 'github':
      return onGitHub(needs.github, deed);
    case 'jira':
      return inJira(needs.jira, deed);
    default:
      return inSlack(needs.deeds, verb, deed);
  }
}

async function inJira(jira: LocalJira, { as, act: sent, text }: Deed): Promise<Result | null> {
  if ((sent as { readonly kind?: unknown } | undefined)?.kind === 'secret') {
    const secret = text.trim();
    if (secret === '') return { notice: 'Copy the secret from the window in which Muster shows it.' };
    jira.setSecret(secret);
    return done;
  }
  const act = readJiraAct(sent);
  return act === null ? null : jira.act(as, act);
}

async function onGitHub(github: LocalGitHub, { as, act: sent }: Deed): Promise<Result | null> {
  const act = readAct(sent);
  return act === null ? null : github.act(as, act);
}

async function inSlack(deeds: Deeds, verb: string, deed: Deed): Promise<Result | null> {
  const { as, place, callbackId } = deed;
  switch (verb) {
    case 'say':
      return deeds.say(as, deed);
    case 'use':
      return deeds.use(as, deed);
    case 'options':
      return deeds.options(as, deed);
    case 'submit':
      return deeds.submit(as, deed);
    case 'close':
      return deeds.close(as, deed.viewId);
    case 'open-home':
      return deeds.openHome(as);
    case 'shortcut':
      return deeds.shortcut(as, callbackId);
    case 'message-shortcut':
      return place.kind === 'message' ? deeds.messageShortcut(as, { callbackId, place }) : null;
    default:
      return null;
  }
}
