import type { Renderer } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { listPullRequestsById } from '../pull-requests/index.ts';
import { buildTakenBack, buildThanks } from './blocks/thanks.ts';
import { findReport } from './store/reports.ts';

/** What goes out about reports, drawn as things stand when it is sent. */
export const aiFeedbackMessages = (needs: Pick<Ports, 'outbox'>): Readonly<Record<string, Renderer>> => ({
  'ai-feedback.thanks-card': async (tx, args) => {
    const report = await findReport(tx, String(args.reportId));
    if (report === null) return null;
    if (report.standing) {
      const pulls = await listPullRequestsById(tx, report.pullRequestIds);
      return buildThanks({ report, pullRequests: pulls.map(({ url, number }) => ({ url, ref: `#${number}` })) });
    }
    // Added and taken away within a moment: there is nobody to tell anything.
    const { kind } = await needs.outbox.delivery(tx, `ai-report:${report.id}`);
    return kind === 'sent' ? buildTakenBack() : null;
  },
});
