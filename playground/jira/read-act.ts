import { type JiraAct, STATUS_NAMES } from './deed.ts';

/** What the page sent, as something one can do in Jira; null for what there isn't. */
export function readJiraAct(sent: unknown): JiraAct | null {
  const act = (typeof sent === 'object' && sent !== null ? sent : {}) as Readonly<Record<string, unknown>>;
  const issue = String(act.issue);
  switch (act.kind) {
    case 'move': {
      const to = STATUS_NAMES.find((name) => name === act.to);
      return to === undefined ? null : { kind: 'move', issue, to };
    }
    case 'estimate': {
      const points = act.points === null ? null : Number(act.points);
      const isGood = points === null || (Number.isInteger(points) && points >= 0 && points <= POINTS_MAX);
      return isGood ? { kind: 'estimate', issue, points } : null;
    }
    default:
      return null;
  }
}

const POINTS_MAX = 100;
