import { people, repositories } from '../company.ts';
import type { Ending, GitAct, LineComment, Verdict } from './deed.ts';

/** Longest texts, in characters. Source: GitHub refuses longer titles and bodies. */
const TITLE_MAX = 256;
const BODY_MAX = 65_536;
/** Source: Linux. */
const PATH_MAX = 4_096;

/** What the page sent, as something one can do; null for what there isn't. */
export function readAct(sent: unknown): GitAct | null {
  const act = (typeof sent === 'object' && sent !== null ? sent : {}) as Readonly<Record<string, unknown>>;
  const repository = String(act.repository);
  if (!repositories.some(({ fullName }) => fullName === repository)) return null;
  const number = Number.isInteger(act.number) ? (act.number as number) : null;
  if (act.kind === 'open')
    return {
      ...{ kind: 'open', repository, title: textOf(act.title, TITLE_MAX), body: textOf(act.body, BODY_MAX) },
      ...{ draft: act.draft === true, reviewers: peopleOf(act.reviewers) },
    };
  if (act.kind === 'deploy') return isEnding(act.state) ? { kind: 'deploy', repository, state: act.state } : null;
  if (act.kind === 'push') return { kind: 'push', repository, number, message: textOf(act.message, BODY_MAX) };
  if (number === null) return null;
  switch (act.kind) {
    case 'review':
      return isVerdict(act.verdict)
        ? { kind: 'review', repository, number, verdict: act.verdict, body: textOf(act.body, BODY_MAX), ...lineOf(act) }
        : null;
    case 'force-push':
      return { kind: 'force-push', repository, number, message: textOf(act.message, BODY_MAX) };
    case 'check':
      return isEnding(act.conclusion) ? { kind: 'check', repository, number, conclusion: act.conclusion } : null;
    case 'ask':
      return { kind: 'ask', repository, number, reviewers: peopleOf(act.reviewers) };
    case 'merge':
    case 'close':
    case 'reopen':
    case 'ready':
      return { kind: act.kind, repository, number };
    default:
      return null;
  }
}

function textOf(value: unknown, longest: number): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim().slice(0, longest) : '';
}

function peopleOf(value: unknown): readonly string[] {
  const ids: readonly unknown[] = Array.isArray(value) ? value : [];
  return people.map(({ id }) => id).filter((id) => ids.includes(id));
}

/** Nothing where nothing was said. */
function lineOf({ line }: Readonly<Record<string, unknown>>): { readonly line?: LineComment } {
  const { path, body } = (typeof line === 'object' && line !== null ? line : {}) as Readonly<Record<string, unknown>>;
  const said = textOf(body, BODY_MAX);
  return said === '' ? {} : { line: { path: textOf(path, PATH_MAX), body: said } };
}

function isEnding(value: unknown): value is Ending {
  return value === 'success' || value === 'failure';
}

function isVerdict(value: unknown): value is Verdict {
  return value === 'approve' || value === 'changes' || value === 'comment';
}
