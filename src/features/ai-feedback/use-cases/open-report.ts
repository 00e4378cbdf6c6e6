import type { PersonActor } from '../../../kit/actor.ts';
import type { PullRequestId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findSurveyMessage } from '../../pr-surveys/index.ts';
import { listPullRequestsById } from '../../pull-requests/index.ts';
import type { Report } from '../domain/report.ts';
import { findReport } from '../store/reports.ts';
import type { About } from './write-report.ts';

/** What the form shows: the report so far, and which pull requests may be meant. */
export type OpenedReport = {
  readonly report: Report | null;
  readonly pullRequests: readonly {
    readonly id: PullRequestId;
    readonly url: string;
    readonly number: number;
    readonly title: string;
  }[];
};

/** @returns null when the report was taken back, or isn't the actor's */
export function openReport(
  needs: Pick<Ports, 'scope' | 'outbox'>,
  actor: PersonActor,
  about: About,
): Promise<OpenedReport | null> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const report = 'reportId' in about ? await findReport(tx, about.reportId) : null;
    if ('reportId' in about && (report === null || !report.standing || report.personId !== actor.personId)) return null;
    const place = 'place' in about ? about.place : report?.place;
    const survey =
      place === undefined ? null : await findSurveyMessage(needs, tx, { personId: actor.personId, ...place });
    return { report, pullRequests: await listShown(tx, survey?.pullRequestIds ?? []) };
  });
}

async function listShown(tx: Tx, ids: readonly PullRequestId[]): Promise<OpenedReport['pullRequests']> {
  const found = await listPullRequestsById(tx, ids);
  return found.map(({ id, url, number, title }) => ({ id, url, number, title }));
}
