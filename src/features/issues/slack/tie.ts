import { MusterError } from '../../../kit/errors.ts';
import type { AddedVerb, CommandArgs, Reply } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildIssue, buildTied, buildTieShown, buildUntied } from '../blocks/tie-answers.ts';
import { readIssueText, readTieText } from '../domain/issue-keys.ts';
import { showIssue } from '../use-cases/make-task.ts';
import { findTied, tieIssue, untieIssue } from '../use-cases/tie-issue.ts';

/** `/task jira T-12 ABC-3`. */
export function tieVerb(needs: Ports): AddedVerb {
  return {
    help: [
      { usage: '/task jira T-12 ABC-3', does: 'ties a task to a Jira issue: each follows the other’s status' },
      { usage: '/task jira T-12 [off]', does: 'shows the issue it is tied to, or ends that' },
    ],
    claims: (text) => readTieText(text) !== null,
    run: (args) => answer(needs, args),
  };
}

/** `/task jira ABC-3`. */
export function issueVerb(needs: Ports): AddedVerb {
  return {
    help: [{ usage: '/task jira ABC-3', does: 'shows a Jira issue, and makes a task of it' }],
    claims: (text) => readIssueText(text) !== null,
    run: async ({ actor, text }) => {
      const key = readIssueText(text);
      if (key === null) throw new MusterError('invalid', 'Name an issue: `/task jira ABC-3`.');
      return { kind: 'message', message: buildIssue(await showIssue(needs, actor, key)) };
    },
  };
}

async function answer(needs: Ports, { actor, text }: CommandArgs): Promise<Reply> {
  const said = readTieText(text);
  if (said === null) throw new MusterError('invalid', 'Name a task and an issue: `/task jira T-12 ABC-3`.');
  const { number, key, untie } = said;
  if (untie) return { kind: 'message', message: buildUntied(await untieIssue(needs, actor, { which: number })) };
  if (key === null) return { kind: 'message', message: buildTieShown(await findTied(needs, actor, { which: number })) };
  return { kind: 'message', message: buildTied(await tieIssue(needs, actor, { which: number, key })) };
}
