import { MusterError } from '../../../kit/errors.ts';
import type { AddedVerb, CommandArgs, Reply } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildTied, buildTieShown, buildUntied } from '../blocks/tie-answers.ts';
import { readTieText } from '../domain/issue-keys.ts';
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

async function answer(needs: Ports, { actor, text }: CommandArgs): Promise<Reply> {
  const said = readTieText(text);
  if (said === null) throw new MusterError('invalid', 'Name a task and an issue: `/task jira T-12 ABC-3`.');
  const { number, key, untie } = said;
  if (untie) return { kind: 'message', message: buildUntied(await untieIssue(needs, actor, { which: number })) };
  if (key === null) return { kind: 'message', message: buildTieShown(await findTied(needs, actor, { which: number })) };
  return { kind: 'message', message: buildTied(await tieIssue(needs, actor, { which: number, key })) };
}
