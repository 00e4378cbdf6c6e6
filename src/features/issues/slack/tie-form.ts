import type { PersonActor } from '../../../kit/actor.ts';
import type { Message } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { RequestKey } from '../../../kit/ids.ts';
import type { ActionInput, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildTied, buildUntied, inModal } from '../blocks/tie-answers.ts';
import { buildTieForm, buildTieShell, readTieForm, toChoices } from '../blocks/tie-form.ts';
import { readIssueId, readTaskId, readTieId, tieForms, tieIds } from '../blocks/tie-ids.ts';
import { issueKeyIn } from '../domain/issue-keys.ts';
import { makeTaskOf } from '../use-cases/make-task.ts';
import { findIssues, offerTie } from '../use-cases/offer-tie.ts';
import { tieIssue, untieIssue } from '../use-cases/tie-issue.ts';
import { undoUntie } from '../use-cases/undo-untie.ts';

/** *Tie to Jira*, *Untie* and its *Undo*. */
export function tieListeners(needs: Ports): SlackListeners {
  return {
    actions: {
      [tieIds.tie.name]: {
        opens: buildTieShell,
        run: async ({ actor, argument }) => {
          const offer = await offerTie(needs, actor, { taskId: readTaskId(argument), key: null });
          return { kind: 'view', view: buildTieForm(offer) };
        },
      },
      // Something was chosen: the form says what that moves.
      [tieIds.find.name]: {
        run: async ({ actor, argument, value }) => {
          const key = issueKeyIn(typeof value === 'string' ? value : '');
          return {
            kind: 'view',
            view: buildTieForm(await offerTie(needs, actor, { taskId: readTaskId(argument), key })),
          };
        },
      },
      [tieIds.untie.name]: {
        run: async ({ actor, argument, source }) =>
          answer(source, buildUntied(await untieIssue(needs, actor, { which: readTaskId(argument) }))),
      },
      [tieIds.make.name]: {
        run: async ({ actor, argument, source }) =>
          answer(source, buildTied(await makeTaskOf(needs, actor, readIssueId(argument)))),
      },
      [tieIds.undo.name]: {
        run: async ({ actor, argument, value, source }) => {
          const changeId = typeof value === 'string' ? value : '';
          const tied = await undoUntie(needs, actor, { tieId: readTieId(argument), changeId });
          return answer(source, buildTied(tied));
        },
      },
    },
    suggestions: {
      [tieIds.find.name]: {
        run: async ({ actor, argument, typed }) =>
          toChoices(await findIssues(needs, actor, { taskId: readTaskId(argument), typed })),
      },
    },
    submissions: { [tieForms.tie]: { run: (args) => submit(needs, args) } },
  };
}

async function submit(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const key = readTieForm(args.form);
  const sentence = 'Choose an issue from the list, or type its whole key.';
  if (key === null) throw new MusterError('invalid', sentence, { fields: { issue: sentence } });
  const tied = await tieIssue(needs, onceFor(args), { which: readTaskId(args.privateMetadata), key });
  return { kind: 'view', view: inModal(buildTied(tied)) };
}

function answer(source: ActionInput['source'], message: Message): Reply {
  if (source.kind !== 'message') return { kind: 'view', view: inModal(message) };
  return { kind: 'message', message, replace: source.ephemeral };
}

/** A form pressed twice comes under a new signature and must still be done once: its key is the form's. */
function onceFor({ actor, viewId }: SubmissionArgs): PersonActor {
  return { ...actor, requestKey: `form:${actor.workspaceId}:${viewId}` as RequestKey };
}
