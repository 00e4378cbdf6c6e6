import type { WorkspaceId } from '../kit/ids.ts';
import type { Log } from '../ports/outbound/system.ts';

type Needs = {
  /** What waits for Slack goes out. */
  readonly resume: (workspaceId: WorkspaceId) => Promise<unknown>;
  /** Recurring work is planned. */
  readonly ensureRecurring: (workspaceId: WorkspaceId) => Promise<unknown>;
  readonly log: Log;
};

/** What begins once Slack has confirmed a workspace. Never throws: both are tried again by themselves. */
export function takeUpWork({ resume, ensureRecurring, log }: Needs): (workspaceId: WorkspaceId) => void {
  return (workspaceId) => {
    resume(workspaceId).catch((error) =>
      log.warn({ event: 'outbox.not-resumed', error }, 'what waits for Slack goes out a few minutes later'),
    );
    ensureRecurring(workspaceId).catch((error) =>
      log.error(
        { event: 'schedule.not-made', error },
        'recurring work could not be planned; it is tried again at the next start',
      ),
    );
  };
}
