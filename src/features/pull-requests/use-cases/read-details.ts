import { MusterError } from '../../../kit/errors.ts';
import type { PullRequestId, WorkspaceId } from '../../../kit/ids.ts';
import { type CodeHostClient, CodeHostError } from '../../../ports/outbound/code-host.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listSelectedRepositories, openConnection } from '../../connections/index.ts';
import type { Facts } from '../domain/facts.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { detailsSettled } from '../events.ts';
import { findPullRequest } from '../store/pull-requests.ts';
import { type RecordNeeds, recordFacts } from './record-facts.ts';

type Needs = RecordNeeds & Parameters<typeof openConnection>[0] & Pick<Ports, 'scope' | 'log'>;

type Asked = { readonly workspaceId: WorkspaceId; readonly pullRequestId: PullRequestId };

/**
 * Asks the host for what webhooks don't tell of a pull request: its commits and files, and its state where two webhooks
 * said different things. Asks nothing when it is known already; harmless when repeated. Either way it announces that
 * there is no more to come.
 * @throws CodeHostError limited or unavailable: the job comes again
 */
export async function readDetails(needs: Needs, { workspaceId, pullRequestId }: Asked): Promise<void> {
  const [subject, repositories] = await needs.scope(workspaceId, async (tx) => [
    await findPullRequest(tx, pullRequestId),
    await listSelectedRepositories(tx),
  ]);
  const repository = repositories.find(({ id }) => id === subject?.repositoryId);
  if (subject === null) return;
  const settled = (tx: Tx) => needs.announce(tx, detailsSettled, { workspaceId, pullRequestId });
  const isKnown = subject.certainty !== 'doubtful' && subject.readHeadSha === subject.headSha;
  if (repository === undefined || isKnown) return needs.scope(workspaceId, settled);
  try {
    const client = await openConnection(needs, { workspaceId, connectionId: repository.connectionId });
    const facts = await ask(client, repository.fullName, subject);
    await needs.scope(workspaceId, async (tx) => {
      await recordFacts(needs, tx, { ...facts, workspaceId, repository, origin: 'live', certainty: 'read' });
      await settled(tx);
    });
  } catch (error) {
    if (!isLasting(error)) throw error;
    needs.log.info(
      { event: 'pull-requests.not-read', pullRequestId, error },
      'a pull request can’t be asked for; what webhooks told of it stays',
    );
    await needs.scope(workspaceId, settled);
  }
}

async function ask(client: CodeHostClient, repository: string, { number, ...subject }: PullRequest): Promise<Facts> {
  const state = subject.certainty === 'doubtful' ? await client.getPullRequest(repository, number) : null;
  const headSha = state?.head.sha ?? subject.headSha;
  const commits = await client.listCommits(repository, number);
  const files = await client.listFiles(repository, number);
  return {
    pullRequests: state === null ? [] : [state],
    commits: [{ number, headSha, commits }],
    files: [{ number, headSha, files }],
  };
}

/** Asking again would change nothing: no connection, no right, no such pull request any more. */
function isLasting(error: unknown): boolean {
  if (error instanceof CodeHostError) return error.failure === 'gone' || error.failure === 'refused';
  return error instanceof MusterError && (error.fault === 'not-found' || error.fault === 'forbidden');
}
