import { MusterError } from '../../../kit/errors.ts';
import type { RequestKey } from '../../../kit/ids.ts';
import type { ActionArgs, HomeState, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildAppealForm, buildAppealShell, readAppealForm } from '../blocks/appeal-form.ts';
import { commitForms, commitIds, readCommitId, readMetadata, readPage } from '../blocks/ids.ts';
import { sayAppealed } from '../blocks/said.ts';
import { machineValue } from '../domain/appeal.ts';
import { appealCommit, openAppeal, undoAppeal } from '../use-cases/appeal-commit.ts';

export const commitAnalysisSlack = (needs: Ports): SlackListeners => ({
  actions: {
    [commitIds.appeal.name]: { opens: buildAppealShell, run: (args) => open(needs, args) },
    [commitIds.undo.name]: { run: (args) => undo(needs, args) },
    [commitIds.page.name]: {
      run: async ({ argument, source }) => {
        const { said: _, ...rest } = stateOf(source);
        return { kind: 'home', tab: 'numbers', state: { ...rest, page: argument } };
      },
    },
  },
  submissions: { [commitForms.appeal]: { run: (args) => appeal(needs, args) } },
});

async function open(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const commitId = requireId(argument);
  const weighed = await openAppeal(needs, actor, commitId);
  const { ago } = readPage(stateOf(source).page);
  return { kind: 'view', view: buildAppealForm(weighed, machineValue(weighed), { commitId, ago }) };
}

async function appeal(needs: Ports, { actor, form, privateMetadata, viewId }: SubmissionArgs): Promise<Reply> {
  const metadata = readMetadata(privateMetadata);
  if (metadata === null) throw new MusterError('invalid', 'This form is too old. Open it again.');
  const { suggested, why } = readAppealForm(form);
  if (why.trim() === '') return { kind: 'field-errors', errors: { why: 'Say in a sentence why.' } };
  // A form pressed twice comes under two signatures and is still one word.
  const once = { ...actor, requestKey: `form:${actor.workspaceId}:${viewId}` as RequestKey };
  const appealed = await appealCommit(needs, once, { commitId: metadata.commitId, suggested, why });
  return atHome({ page: `${metadata.ago}:0` }, sayAppealed(appealed));
}

async function undo(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const appealed = await undoAppeal(needs, actor, requireId(argument));
  return atHome(stateOf(source), sayAppealed(appealed));
}

/** What else the tab remembers (whose numbers, over which time) stays. */
function atHome(state: HomeState, said: string): Reply {
  return { kind: 'home', tab: 'numbers', state: { ...state, said } };
}

const stateOf = (source: ActionArgs['source']): HomeState => (source.kind === 'home' ? source.state : {});

function requireId(argument: string): string {
  const id = readCommitId(argument);
  if (id === null) throw new MusterError('invalid', 'This button is too old. Open Home again.');
  return id;
}
